using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;

namespace XenNetLint.Simulator.Events;

/// <summary>How an event names a domain: by the name of its definition, or by the definition where names do not tell them apart.</summary>
public abstract record DomainReference
{
    private protected DomainReference()
    {
    }

    /// <summary>The domain of that name; the first one in order of their files if several definitions have it.</summary>
    public static DomainReference ByName(DomainName name) => new DomainByName(name);

    /// <summary>The domain of that definition.</summary>
    public static DomainReference ByDefinition(Domain domain) => new DomainByDefinition(domain.Id, domain.DisplayName);

    /// <summary>The definition on <paramref name="host"/>, or null.</summary>
    public abstract Domain? FindIn(HostNetwork host);
}

/// <summary>A domain by its name.</summary>
public sealed record DomainByName(DomainName Name) : DomainReference
{
    /// <inheritdoc/>
    public override Domain? FindIn(HostNetwork host) =>
        host.Domains.FirstOrDefault(domain => domain.Name.TryGet(out var name) && name == Name)
        ?? host.Domains.FirstOrDefault(domain => string.Equals(domain.DisplayName, Name.ToString(), StringComparison.Ordinal));

    /// <inheritdoc/>
    public override string ToString() => Name.ToString();
}

/// <summary>A domain by its definition.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="DisplayName">Its name for output.</param>
public sealed record DomainByDefinition(DomainId Definition, string DisplayName) : DomainReference
{
    /// <inheritdoc/>
    public override Domain? FindIn(HostNetwork host) => host.Domains.FirstOrDefault(domain => domain.Id == Definition);

    /// <inheritdoc/>
    public override string ToString() => DisplayName;
}
