namespace XenNetLint.Simulator.Effects;

/// <summary>What the NAT scripts do besides links and routes: the nat table, dhcpd's files, its restart. Source: host-scripts §2.2, §3.6.</summary>
public abstract record NatEffect : Effect
{
    private protected NatEffect()
    {
    }
}

/// <summary>Adds a rule at the end of a chain of the nat table. Source: host-scripts §2.2.</summary>
/// <param name="Rule">Chain and rule as written behind <c>-t nat -A</c>.</param>
public sealed record AppendNatRule(string Rule) : NatEffect
{
    /// <inheritdoc/>
    public override string Command => $"iptables -t nat -A {Rule}";

    /// <inheritdoc/>
    public override string Describe() => $"nat gets the rule {Rule}";
}

/// <summary>Deletes the first such rule of the nat table. Source: host-scripts §2.2.</summary>
/// <param name="Rule">Chain and rule as written behind <c>-t nat -D</c>.</param>
public sealed record DeleteNatRule(string Rule) : NatEffect
{
    /// <inheritdoc/>
    public override string Command => $"iptables -t nat -D {Rule}";

    /// <inheritdoc/>
    public override string Describe() => $"nat loses the rule {Rule} once";
}

/// <summary>A script adds a line at the end of a file of the host's. Source: host-scripts §2.2, §3.6.</summary>
public sealed record AddFileLine(string Path, string Line) : NatEffect
{
    /// <inheritdoc/>
    public override string Command => $"echo '{Line}' >>{Path}";

    /// <inheritdoc/>
    public override string Describe() => $"{Path} gets the line {Line}";
}

/// <summary>A script removes the lines of a file that contain a text. Source: host-scripts §2.2.</summary>
public sealed record RemoveFileLines(string Path, string Text) : NatEffect
{
    /// <inheritdoc/>
    public override string Command => $"sed -i '/{Text}/d' {Path}";

    /// <inheritdoc/>
    public override string Describe() => $"{Path} loses every line with {Text}";
}

/// <summary>A script restarts a service. Assumption: the restart succeeds. Source: host-scripts §2.2.</summary>
/// <param name="InitFile">The service's init file.</param>
public sealed record RestartService(string InitFile) : NatEffect
{
    /// <inheritdoc/>
    public override string Command => $"{InitFile} restart";

    /// <inheritdoc/>
    public override string Describe() => $"{InitFile} restarts its service";
}
