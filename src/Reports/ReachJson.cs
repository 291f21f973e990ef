using System.Text.Json;
using XenNetLint.Analysis.Fleet;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Fleet;

namespace XenNetLint.Reports;

/// <summary>Who reaches whom for programs; docs/schemas/reach.schema.json describes the form. Source: product §3.</summary>
/// <remarks>What is written goes out piece by piece: a hundred thousand ends need no more memory than the fleet itself.</remarks>
public static class ReachJson
{
    /// <summary>Writes the report.</summary>
    public static void Write(ReachResult result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        var fleets = Offsets.Of(result);
        JsonOutput.WriteCommand(output, result.Assumptions, json =>
        {
            var document = new Document(json);
            json.WriteStartArray("endpoints");
            foreach (var (fleet, offsets) in fleets)
            {
                document.WriteEndpoints(fleet, offsets);
            }

            json.WriteEndArray();
            json.WriteStartArray("verdicts");
            foreach (var (fleet, offsets) in fleets)
            {
                document.WriteVerdicts(fleet, offsets);
            }

            json.WriteEndArray();
            json.WriteStartArray("notRunning");
            foreach (var fleet in result.Fleets)
            {
                document.WriteIdle(fleet);
            }

            json.WriteEndArray();
        });
    }

    private sealed class Document(Utf8JsonWriter json)
    {
        private readonly Dictionary<string, int> _causes = new(StringComparer.Ordinal);

        internal void WriteEndpoints(ReachedFleet fleet, Offsets offsets)
        {
            var asked = fleet.Selection.From.Ends.Concat(fleet.Selection.To.Ends).Select(selected => selected.End.Node).ToHashSet(StringComparer.Ordinal);
            foreach (var end in fleet.Selection.Fleet.Network.Ends.Where(end => asked.Contains(end.Node)))
            {
                WriteEndpoint(fleet, end, offsets);
                json.HandOn();
            }
        }

        internal void WriteVerdicts(ReachedFleet fleet, Offsets offsets)
        {
            var words = new VerdictText(fleet.Selection.Fleet.Network);
            foreach (var verdict in fleet.Selection.Groups.SelectMany(fleet.Selection.Verdicts))
            {
                WriteVerdict(fleet, verdict, words, offsets);
                json.HandOn();
            }
        }

        internal void WriteIdle(ReachedFleet fleet)
        {
            foreach (var guest in EndSelection.Of([fleet.Selection.From, fleet.Selection.To]).Idle)
            {
                json.WriteStartObject();
                json.Text("name", guest.Domain.DisplayName);
                json.Text("host", guest.Host.Name);
                json.Text("reason", guest.Reason);
                json.WriteString("toolstack", Wording.Of(guest.Host.Network.Host.Toolstack));
                json.WriteEndObject();
                json.HandOn();
            }
        }

        private void WriteEndpoint(ReachedFleet fleet, NetworkEnd end, Offsets offsets)
        {
            var ofEnd = fleet.Selection.Fleet.Matrix.ClassOf(end);
            json.WriteStartObject();
            json.Text("name", end.Name);
            json.Text("host", end.Host.Length > 0 ? end.Host : null);
            json.WriteString("kind", Wording.Of(end.Role));
            json.WriteNumber("class", offsets.Class + ofEnd.Number);
            json.WriteNumber("group", offsets.Group + ofEnd.Group + 1);
            json.WriteString("toolstack", Wording.Of(offsets.Toolstack));
            json.TextIfAny("unknown", end.Unknown);
            json.WriteStartArray("addresses");
            foreach (var address in fleet.Selection.Fleet.Matrix.Targets(end))
            {
                json.WriteStartObject();
                json.WriteString("interface", address.Interface.ToString());
                json.WriteString("address", address.Prefix.ToString());
                if (address.IsStandIn)
                {
                    json.WriteBoolean("assumed", value: true);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        private void WriteVerdict(ReachedFleet fleet, PartVerdict verdict, VerdictText words, Offsets offsets)
        {
            var own = fleet.Selection.Explain(verdict.Pair, verdict.Verdict);
            json.WriteStartObject();
            json.WriteNumber("from", offsets.Class + verdict.From.Class.Number);
            json.WriteNumber("to", offsets.Class + verdict.To.Class.Number);
            if (verdict.From.Interface is { } sends)
            {
                json.WriteString("interface", sends.ToString());
            }

            if (fleet.Selection.Fleet.Matrix.Targets(verdict.Pair.To).Count > 1)
            {
                json.WriteNumber("address", verdict.AddressNumber);
            }

            if (verdict.IsOnOneHost is { } isOnOneHost)
            {
                json.WriteBoolean("sameHost", isOnOneHost);
            }

            json.WriteString("verdict", Wording.Of(own.Verdict));
            json.WriteString("disposition", Wording.Of(own.Disposition));
            json.TextIfAny("reason", words.Why(own));
            json.WriteNumber("class", NumberOf(verdict));
            json.WriteNumber("pairs", verdict.Pairs);
            json.WriteStartObject("example");
            json.Text("from", verdict.Pair.From.FullName);
            json.Text("to", verdict.Pair.To.FullName);
            json.WriteString("address", verdict.Pair.Address.Address.ToString());
            json.WriteEndObject();
            WriteOrder("works", own.Works);
            WriteOrder("breaks", own.Breaks);
            json.WriteEndObject();
        }

        private int NumberOf(PartVerdict verdict)
        {
            var cause = $"{verdict.Verdict.Verdict} {verdict.Cause}";
            return _causes.TryGetValue(cause, out var known) ? known : _causes[cause] = _causes.Count + 1;
        }

        private void WriteOrder(string name, SpeakingOrder? order)
        {
            if (order is null)
            {
                return;
            }

            json.WriteStartArray(name);
            foreach (var said in order.Utterances)
            {
                json.WriteStartObject();
                json.Text("from", said.Node);
                json.WriteString("to", said.To.ToString());
                json.TextIfAny("before", said.Before ?? "");
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }

    /// <summary>Where the numbers of a fleet begin: those of the fleet before go on.</summary>
    private sealed record Offsets(int Class, int Group, Toolstack Toolstack)
    {
        internal static List<(ReachedFleet Fleet, Offsets Offsets)> Of(ReachResult result)
        {
            var (classes, groups) = (0, 0);
            var all = new List<(ReachedFleet, Offsets)>();
            foreach (var fleet in result.Fleets)
            {
                all.Add((fleet, new Offsets(classes, groups, fleet.Toolstack)));
                var known = fleet.Selection.Fleet.Matrix.Classes;
                classes += known.Count;
                groups += known.Count == 0 ? 0 : known.Max(one => one.Group) + 1;
            }

            return all;
        }
    }
}
