using XenNetLint.Model.Workspaces;
using XenNetLint.Syntax.Lines;
using XenNetLint.Text;

namespace XenNetLint.Model.Binding.Distribution;

/// <summary>A file of sections and settings.</summary>
internal sealed class NetworkdFile
{
    private readonly WorkspaceFile _file;
    private readonly List<(string Name, TextSpan Span, List<(string Key, string Value)> Settings)> _sections = [];

    internal NetworkdFile(WorkspaceFile file)
    {
        _file = file;
        foreach (var line in file.Tree?.Root is LineFileSyntax root ? root.Lines : [])
        {
            if (line.LineKind == LineKind.Section)
            {
                _sections.Add((line.SectionName, line.FirstToken.Span, []));
            }
            else if (line.LineKind == LineKind.Setting && _sections.Count > 0)
            {
                _sections[^1].Settings.Add((line.Key, line.Value));
            }
        }
    }

    internal string FileName => _file.FileName;

    internal bool Has(string section) => _sections.Exists(one => string.Equals(one.Name, section, StringComparison.Ordinal));

    /// <summary>The values of a key in all sections of a name; an empty one takes back those before it.</summary>
    internal List<string> All(string section, string key)
    {
        var values = new List<string>();
        foreach (var value in Settings(section).Where(setting => string.Equals(setting.Key, key, StringComparison.Ordinal)).Select(setting => setting.Value))
        {
            if (value.Length == 0)
            {
                values.Clear();
            }
            else
            {
                values.Add(value);
            }
        }

        return values;
    }

    /// <summary>The last value of a key; empty if there is none.</summary>
    internal string Of(string section, string key) => All(section, key).LastOrDefault() ?? "";

    /// <summary>Each section of a name with its settings.</summary>
    internal IEnumerable<Dictionary<string, string>> Sections(string section) => _sections
        .Where(one => string.Equals(one.Name, section, StringComparison.Ordinal))
        .Select(one => one.Settings.GroupBy(setting => setting.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal));

    internal Location PlaceOf(string section) => new(_file.Text, _sections.Find(one => string.Equals(one.Name, section, StringComparison.Ordinal)).Span);

    private IEnumerable<(string Key, string Value)> Settings(string section) =>
        _sections.Where(one => string.Equals(one.Name, section, StringComparison.Ordinal)).SelectMany(one => one.Settings);
}
