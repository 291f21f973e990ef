using XenNetLint.Simulator.Effects;

namespace XenNetLint.Simulator.State;

/// <content>The nat table, and the files and services that the NAT scripts change. Source: host-scripts §2.2, §3.6.</content>
internal static partial class Kernel
{
    private static KernelAnswer AppendNat(NetworkState state, AppendNatRule append) =>
        new(state with { NatRules = state.NatRules.Add(append.Rule) });

    /// <summary>One rule goes, the first that is equal.</summary>
    private static KernelAnswer DeleteNat(NetworkState state, DeleteNatRule delete)
    {
        var at = state.NatRules.Items.IndexOf(delete.Rule, 0, state.NatRules.Count, StringComparer.Ordinal);
        return at < 0
            ? Refuse(state, "iptables: Bad rule (does a matching rule exist in that chain?).", 1)
            : new(state with { NatRules = new(state.NatRules.Items.RemoveAt(at)) });
    }

    private static KernelAnswer AddLine(NetworkState state, AddFileLine add) =>
        new(state with { FileLines = [.. state.FileLines.Append(new FileLine(add.Path, add.Line)).OrderBy(line => line.Path, StringComparer.Ordinal)] });

    private static KernelAnswer RemoveLines(NetworkState state, RemoveFileLines remove) => new(state with
    {
        FileLines = [.. state.FileLines.Where(line =>
            !string.Equals(line.Path, remove.Path, StringComparison.Ordinal) || !line.Text.Contains(remove.Text, StringComparison.Ordinal))],
    });
}
