using System.Globalization;

namespace XenNetLint.Reports;

/// <summary>Who gets which domain id and which backend names, for people.</summary>
public static class DomidsText
{
    private const string Indent = "  ";

    /// <summary>The heads of the columns of <see cref="RowsOf"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["id", "domain", "vif", "backend", "bridge", "mac", "file"];

    /// <summary>Writes the report.</summary>
    public static void Write(SimulationResult result, TextWriter output, Palette palette, bool isQuiet = false)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(palette);
        foreach (var host in result.Hosts)
        {
            output.Write(palette.Strong(TitleOf(host)) + "\n");
            TextTable.Write(output, Indent, [[.. Columns], .. RowsOf(host)]);
            WriteRest(host, output, isQuiet);
            output.Write('\n');
        }

        if (!isQuiet)
        {
            TextReport.WriteAssumptions(result.Assumptions, output, palette);
        }
    }

    /// <summary>The heading of a host.</summary>
    public static string TitleOf(HostTimeline host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return Printable.OneLine($"host {host.Name}, {host.Candidate}");
    }

    /// <summary>The rows of the table, one a vif.</summary>
    public static IReadOnlyList<string[]> RowsOf(HostTimeline host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var rows = new List<string[]>();
        foreach (var entry in DomainIdList.Of(host.Timeline).Entries)
        {
            var id = entry.Running?.DomIdText ?? "-";
            var file = Printable.OneLine(entry.File);
            var name = Printable.OneLine(entry.Name);
            if (entry.Running is not { Vifs.Count: > 0 } running)
            {
                rows.Add([id, name, "", entry.Running is null ? "-" : "no vif", "", "", file]);
                continue;
            }

            foreach (var vif in running.Vifs)
            {
                rows.Add([id, name, vif.DeviceId.ToString(CultureInfo.InvariantCulture), vif.Backend.ToString(), StateText.BridgeOf(vif), StateText.MacOf(vif), file]);
                (id, name, file) = ("", "", "");
            }
        }

        return rows;
    }

    /// <summary>Writes what belongs below the table: domains without id, used-up ids, notes.</summary>
    public static void WriteRest(HostTimeline host, TextWriter output, bool isQuiet)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(output);
        var list = DomainIdList.Of(host.Timeline);
        foreach (var entry in list.Entries.Where(entry => entry.Running is null))
        {
            output.Write(Printable.OneLine($"{Indent}{entry.Name} has no id: {entry.WhyNot}") + "\n");
        }

        foreach (var used in list.UsedUp)
        {
            output.Write(Printable.OneLine(string.Create(CultureInfo.InvariantCulture, $"{Indent}id {used.DomId} is used up by {used.Name}: {used.Why}")) + "\n");
        }

        if (isQuiet)
        {
            return;
        }

        output.Write(list.NextId is { } next ? string.Create(CultureInfo.InvariantCulture, $"{Indent}the next domain gets id {next}\n")
            : host.Timeline.FinalState.Host.DrawsDomainIds ? $"{Indent}xl draws the ids: no id is known before its domain runs\n"
            : $"{Indent}no id is free\n");
        foreach (var note in list.Notes)
        {
            output.Write(Printable.OneLine($"{Indent}= note: {note}") + "\n");
        }
    }
}
