using System.Globalization;
using System.Runtime.InteropServices;

namespace XenNetLint.Model.Workspaces;

/// <summary>A version as <c>uname -r</c> or <c>brctl --version</c> writes it; what follows the numbers is left aside.</summary>
/// <param name="Version">Two or three numbers.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ToolVersion(Version Version)
{
    internal static bool TryParse(string word, out ToolVersion result)
    {
        var numbers = new List<int>();
        foreach (var part in word.Split('.'))
        {
            var digits = part.AsSpan(0, part.AsSpan().IndexOfAnyExceptInRange('0', '9') is var end && end < 0 ? part.Length : end);
            if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                break;
            }

            numbers.Add(number);
            if (digits.Length < part.Length)
            {
                break;
            }
        }

        result = numbers.Count < 2 ? default : new(new Version(numbers[0], numbers[1], numbers.Count > 2 ? numbers[2] : 0));
        return numbers.Count >= 2;
    }
}
