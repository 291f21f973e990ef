namespace XenNetLint.Simulator.Effects;

/// <summary>What iptables does besides the rules that Xen's own scripts make. The rules are kept as text, in their order.</summary>
public abstract record FirewallEffect : Effect
{
    private protected FirewallEffect()
    {
    }
}

/// <summary>Puts a rule at the top of its chain of the nat table.</summary>
/// <param name="Rule">Chain and rule as written behind <c>-t nat -I</c>.</param>
public sealed record InsertNatRule(string Rule) : FirewallEffect
{
    /// <inheritdoc/>
    public override string Command => $"iptables -t nat -I {Rule}";

    /// <inheritdoc/>
    public override string Describe() => $"nat begins with the rule {Rule}";
}

/// <summary>Puts a rule at the end of another chain than FORWARD.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rule">The rule as <c>iptables -S</c> lists it: <c>-A INPUT -j DROP</c>, <c>-P INPUT DROP</c>, <c>-N chain</c>.</param>
public sealed record AppendOtherRule(string Table, string Rule) : FirewallEffect
{
    /// <inheritdoc/>
    public override string Command => $"iptables -t {Table} {Rule}";

    /// <inheritdoc/>
    public override string Describe() => $"{Table} gets the rule {Rule}";
}

/// <summary>Puts a rule at the top of another chain than FORWARD.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rule">The rule as <c>iptables -S</c> lists it.</param>
public sealed record InsertOtherRule(string Table, string Rule) : FirewallEffect
{
    /// <inheritdoc/>
    public override string Command => $"iptables -t {Table} -I {Rule[Math.Min(3, Rule.Length)..]}";

    /// <inheritdoc/>
    public override string Describe() => $"{Table} begins with the rule {Rule}";
}

/// <summary>Deletes the first such rule of another chain than FORWARD.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rule">The rule as <c>iptables -S</c> lists it.</param>
public sealed record DeleteOtherRule(string Table, string Rule) : FirewallEffect
{
    /// <inheritdoc/>
    public override string Command => $"iptables -t {Table} -D {Rule[Math.Min(3, Rule.Length)..]}";

    /// <inheritdoc/>
    public override string Describe() => $"{Table} loses the rule {Rule}";
}
