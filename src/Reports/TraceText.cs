using System.Globalization;
using XenNetLint.Analysis.Fleet.Traces;
using XenNetLint.Simulator.Events;
using XenNetLint.Simulator.Packets;
using XenNetLint.Simulator.Packets.Cures;
using XenNetLint.Text;

namespace XenNetLint.Reports;

/// <summary>A trace for people: the answer, hop by hop there and back, what is in the way, what would cure it, what it rests on.</summary>
public static class TraceText
{
    private const string Indent = "  ";
    private const string StepIndent = "      ";

    /// <summary>Writes the report.</summary>
    public static void Write(TraceResult result, TextWriter output, Palette palette, bool isQuiet = false)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(palette);
        foreach (var trace in result.Traces)
        {
            new Writer(result, trace, output, palette).Write();
        }

        if (!isQuiet)
        {
            TextReport.WriteAssumptions(result.Assumptions, output, palette);
        }
    }

    private sealed class Writer(TraceResult result, TraceReport report, TextWriter output, Palette palette)
    {
        private readonly TraceAnswer _answer = report.Answer;
        private readonly TraceWords _words = new(report.Answer);

        private string From => NameOf(_answer.From);

        private string To => NameOf(_answer.To);

        public void Write()
        {
            WriteHead();
            WriteWay("there", new TracedWay(_answer.Request, _answer.Address ?? default, IsAnswer: false, BlockerOn(Way.Request)));
            WriteWay("back", new TracedWay(_answer.Answer, _answer.Source ?? default, IsAnswer: true, BlockerOn(Way.Answer)));
            WriteOrders();
            WriteBlockers();
            WriteCures();
            WriteFurther();
        }

        private void Line(string text) => output.Write(Printable.OneLine(text) + "\n");

        // ---- head

        private void WriteHead()
        {
            var toolstack = result.Traces.Count > 1 ? $"{Wording.Of(report.Toolstack)}: " : "";
            output.Write($"{palette.Strong(Printable.OneLine($"{toolstack}{From} -> {To}"))}: {VerdictText()}\n");
            if (_answer.Address is { } address)
            {
                Line(string.Create(CultureInfo.InvariantCulture, $"{Indent}{(_answer.Source is { } source ? $"from {source}{Assumed(source)} " : "")}to {address}{Assumed(address)}, {_answer.SizeBytes} bytes"));
            }

            if (_answer.NothingSentPlace is { } place)
            {
                Line($"{Indent}see {place}");
            }

            var candidates = report.Hosts.GroupBy(host => host.Candidate).Select(hosts => $"{(hosts.Skip(1).Any() ? "hosts" : "host")} {Wording.Listed([.. hosts.Select(host => host.Name)])}, {hosts.Key}");
            Line($"{Indent}{Wording.Listed([.. candidates])}, {Played()}");
            output.Write('\n');
        }

        private string VerdictText()
        {
            var reason = _answer.NothingSent.Length > 0 ? _answer.NothingSent : _answer.Blockers.Count > 0 ? WayOf(_answer.Blockers[0]) + _words.Of(_answer.Blockers[0]) : "";
            return _answer.Verdict switch
            {
                Verdict.Reachable => palette.Good("reachable"),
                Verdict.Unreachable => $"{palette.Bad("unreachable")}, {Printable.OneLine(reason)}",
                Verdict.Depends => $"{palette.Bad("depends")} on who spoke before",
                _ => $"{palette.Strong("unknown")}, {Printable.OneLine(_answer.Unknown)}",
            };
        }

        private string Assumed(Model.Addresses.IPv4Address address) =>
            _answer.Network.Ends.Any(end => end.Addresses.Any(own => own.Address == address && own.IsStandIn)) ? " (assumed)" : "";

        private static string WayOf(Blocker blocker) => blocker.Way == Way.Answer ? "the answer is lost: " : "";

        private string Played()
        {
            var events = result.Events.Skip(result.StartsAll ? 0 : 1).Select(text => $"'{text}'").ToList();
            return $"after the boot {(result.StartsAll ? "and the start of every guest" : "alone")}{(events.Count > 0 ? $", then {Wording.Listed(events)}" : "")}";
        }

        private string NameOf(TraceEnd end) => end.IsAddress || end.End is not { } found ? end.Text
            : end.Interface is { } link ? $"{_words.NameOf(found.Node)}/{link}"
            : _words.NameOf(found.Node);

        // ---- hops

        private Blocker? BlockerOn(Way way) => _answer.Verdict == Verdict.Depends && _answer.Breaks is { Utterances.Count: > 0 } ? null
            : _answer.Blockers.Count > 0 && _answer.Blockers[0].Way == way ? _answer.Blockers[0] : null;

        private void WriteWay(string title, TracedWay way)
        {
            if (way.Hops.Count == 0)
            {
                return;
            }

            output.Write(palette.Strong(title) + "\n");
            for (var hop = 0; hop < way.Hops.Count; hop++)
            {
                Line(string.Create(CultureInfo.InvariantCulture, $"{hop + 1,3}  {_words.NameOf(way.Hops[hop].Node.Name)}"));
                var rows = _words.RowsOf(way, hop);
                Location? last = null;
                foreach (var (text, place) in rows)
                {
                    var shown = Printable.OneLine(text);
                    output.Write($"{StepIndent}{(text.StartsWith(TraceWords.Lost, StringComparison.Ordinal) ? palette.Bad(shown) : shown)}{(place is not null && !Equals(place.ToString(), last?.ToString()) ? $"  {palette.Faint(Printable.OneLine($"[{place}]"))}" : "")}\n");
                    last = place ?? last;
                }
            }

            output.Write('\n');
        }

        // ---- orders

        private void WriteOrders()
        {
            WriteOrder("works", _answer.Works, blocker: null);
            WriteOrder("fails", _answer.Breaks, _answer.Blockers.Count > 0 ? _answer.Blockers[0] : null);
        }

        private void WriteOrder(string title, SpeakingOrder? order, Blocker? blocker)
        {
            if (order is null)
            {
                return;
            }

            output.Write(palette.Strong($"it {title}") + (order.Utterances.Count == 0 ? " when nobody has spoken before\n" : " after this, for one\n"));
            var number = 0;
            foreach (var utterance in order.Utterances)
            {
                var owner = OwnerOf(utterance.To);
                Line(string.Create(CultureInfo.InvariantCulture, $"{++number,3}. {(utterance.Before is { } before ? $"before '{before}' " : "")}{_words.NameOf(utterance.Node)}{_words.TwinOf(utterance.Node, _answer)} sends to {utterance.To}{owner}"));
            }

            Line(string.Create(CultureInfo.InvariantCulture, $"{number + 1,3}. {From} sends to {To}, and {(order.IsAnswered ? "the answer comes back" : $"{(blocker is null ? "it is lost" : (blocker.Way == Way.Answer ? "the answer is lost: " : "it is lost: ") + _words.Of(blocker))}")}"));
            output.Write('\n');
        }

        private string OwnerOf(Model.Addresses.IPv4Address address)
        {
            var owners = _answer.Network.Ends.Where(end => end.Addresses.Any(own => own.Address == address)).Select(end => _words.NameOf(end.Node)).ToList();
            return owners.Count == 0 ? "" : $" ({Wording.Listed(owners)})";
        }

        // ---- blockers and cures

        private void WriteBlockers()
        {
            if (_answer.Blockers.Count < 2 || _answer.Verdict == Verdict.Unknown)
            {
                return;
            }

            output.Write(palette.Strong("in the way") + "\n");
            foreach (var (number, blocker) in _answer.Blockers.Index())
            {
                Line(string.Create(CultureInfo.InvariantCulture, $"{number + 1,3}. {(blocker.Way == Way.Answer ? "on the way back: " : "")}{(blocker.Disposition == Disposition.InsufficientInformation ? "not known: " : "")}{_words.Of(blocker)}"));
            }

            output.Write('\n');
        }

        private void WriteCures()
        {
            if (_answer.Cures.Count == 0)
            {
                if (_answer.Verdict is Verdict.Unreachable && _answer.NothingSent.Length == 0)
                {
                    Line(_answer.Blockers is [{ Disposition: Disposition.NoNeighbour, OtherNode: null }] ? $"no cure: nobody has {_answer.Address}; is it the right address?"
                        : _answer.IsCureSearchGivenUp ? "no cure was found before the search was given up"
                        : "no cure was found: with none of the changes that were tried is it known to arrive");
                    output.Write('\n');
                }

                return;
            }

            var size = _answer.Cures[0].Count;
            output.Write(palette.Strong(_answer.Cures.Count == 1 ? "cure" : "cures, each enough by itself") + $" (played: {Printable.OneLine($"{From} then reaches {To}")})\n");
            var letter = 'a';
            foreach (var set in _answer.Cures)
            {
                var mark = _answer.Cures.Count == 1 ? "  " : $"{letter++}.";
                foreach (var (number, advice) in set.Index())
                {
                    var lead = number == 0 ? mark : "  ";
                    Line($" {lead} {(number == 0 ? "" : "and ")}{(advice.Cure.Kind == CureKind.ChangeDefinition ? "" : $"in {_words.NameOf(advice.Cure.Node)}: ")}{advice.Cure.Title}");
                    foreach (var effect in advice.Cure.Effects)
                    {
                        Line($"{StepIndent}# {TraceWords.CommandOf(advice.Node, effect)}");
                    }

                    WriteLasting(advice);
                }
            }

            if (_answer.MoreCures > 0)
            {
                Line($"{Indent}and {Wording.Count(_answer.MoreCures, "further set")} of {Wording.Count(size, "change")}");
            }

            output.Write('\n');
        }

        private void WriteLasting(CureAdvice advice)
        {
            if (advice.Cure.Setting.Length > 0)
            {
                Line($"{StepIndent}{(advice.Cure.Kind == CureKind.ChangeDefinition ? "" : "to last: ")}{advice.Cure.Setting}{(advice.Place is { } place ? $" in {place}" : "")}");
            }
            else if (advice.Place is { } place)
            {
                Line($"{StepIndent}as it is because of {place}");
            }
        }

        private void WriteFurther()
        {
            foreach (var further in _answer.Further)
            {
                Line($"{To} has {further.Address.Address} too ({further.Address.Interface}): {Wording.Of(further.Verdict)}");
            }

            if (_answer.Further.Count > 0)
            {
                output.Write('\n');
            }
        }
    }
}
