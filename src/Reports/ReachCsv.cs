using XenNetLint.Analysis.Fleet;
using XenNetLint.Simulator.Packets.Fleet;

namespace XenNetLint.Reports;

/// <summary>Who reaches whom as a table for programs: one line for each pair and address. Source: RFC 4180, with line ends of LF.</summary>
/// <remarks>Pairs of hosts that nothing joins are left out: nothing is known of any of them.</remarks>
public static class ReachCsv
{
    private const string Heading = "from,to,address,verdict,disposition,reason,toolstack\n";

    /// <summary>Writes the report.</summary>
    public static void Write(ReachResult result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        output.Write(Heading);
        foreach (var fleet in result.Fleets)
        {
            foreach (var group in fleet.Selection.Groups)
            {
                new Lines(fleet, output).Write(group);
            }
        }
    }

    /// <summary>A field as the table holds it: in quotation marks where it needs them.</summary>
    internal static string Escaped(string field)
    {
        var text = Printable.OneLine(field);
        // What a spreadsheet would compute is a text to it with an apostrophe before it.
        text = text is ['=' or '+' or '-' or '@', ..] ? "'" + text : text;
        return text.AsSpan().ContainsAny(',', '"', '\n') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private sealed class Lines(ReachedFleet fleet, TextWriter output)
    {
        private readonly VerdictText _verdicts = new(fleet.Selection.Fleet.Network);

        internal void Write(ReachGroup group)
        {
            foreach (var from in group.From)
            {
                foreach (var to in group.To)
                {
                    var verdicts = fleet.Selection.Verdicts(from, to).ToList();
                    foreach (var sender in from.Ends)
                    {
                        WriteFrom(sender, to, verdicts);
                    }
                }
            }
        }

        private void WriteFrom(NetworkEnd sender, ReachPart to, List<PartVerdict> verdicts)
        {
            foreach (var receiver in to.Ends)
            {
                if (ReferenceEquals(sender, receiver))
                {
                    continue;
                }

                var isOnOneHost = string.Equals(sender.Host, receiver.Host, StringComparison.Ordinal);
                foreach (var verdict in verdicts.Where(verdict => verdict.IsOnOneHost is not { } one || one == isOnOneHost))
                {
                    WriteLine(verdict, verdict.Pair with { From = sender, To = receiver, Address = fleet.Selection.TargetOf(receiver, verdict.AddressNumber) });
                }
            }
        }

        private void WriteLine(PartVerdict verdict, EndPair pair)
        {
            var own = fleet.Selection.Explain(pair, verdict.Verdict);
            string[] fields =
            [
                pair.From.FullName, pair.To.FullName, pair.Address.Address.ToString(), Wording.Of(own.Verdict), Wording.Of(own.Disposition), _verdicts.Why(own), Wording.Of(fleet.Toolstack),
            ];
            output.Write(string.Join(',', fields.Select(Escaped)));
            output.Write('\n');
        }
    }
}
