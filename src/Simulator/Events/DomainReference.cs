using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.State;

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
    public static DomainReference ByDefinition(Domain domain)
    {
        ArgumentNullException.ThrowIfNull(domain);
        return new DomainByDefinition(domain.Id, domain.DisplayName);
    }

    /// <summary>The definition on <paramref name="host"/>, or null.</summary>
    public Domain? FindIn(HostNetwork host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return Choose(host.Domains, domain => domain);
    }

    /// <summary>The domain that has an id now, or null; it may have been defined by files that are no longer there, or on another host.</summary>
    public RunningDomain? FindRunning(NetworkState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Choose(state.Domains.Domains, domain => domain.Config);
    }

    /// <summary>The image saved last, or null.</summary>
    public Domain? FindSaved(NetworkState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Choose(state.Saved, image => image);
    }

    /// <summary>The definition of the running domain, of the files or of the saved image, whichever there is first; or null.</summary>
    public Domain? FindIn(NetworkState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return FindRunning(state)?.Config ?? FindIn(state.Host) ?? FindSaved(state);
    }

    private protected abstract T? Choose<T>(IReadOnlyList<T> candidates, Func<T, Domain> configOf)
        where T : class;
}

/// <summary>A domain by its name.</summary>
public sealed record DomainByName(DomainName Name) : DomainReference
{
    /// <inheritdoc/>
    public override string ToString() => Name.ToString();

    private protected override T? Choose<T>(IReadOnlyList<T> candidates, Func<T, Domain> configOf)
        where T : class =>
        candidates.FirstOrDefault(candidate => configOf(candidate).Name.TryGet(out var name) && name == Name)
        ?? candidates.FirstOrDefault(candidate => string.Equals(configOf(candidate).DisplayName, Name.ToString(), StringComparison.Ordinal));
}

/// <summary>A domain by its definition.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="DisplayName">Its name for output.</param>
public sealed record DomainByDefinition(DomainId Definition, string DisplayName) : DomainReference
{
    /// <inheritdoc/>
    public override string ToString() => DisplayName;

    private protected override T? Choose<T>(IReadOnlyList<T> candidates, Func<T, Domain> configOf)
        where T : class
    {
        foreach (var candidate in candidates)
        {
            if (configOf(candidate).Id == Definition)
            {
                return candidate;
            }
        }

        return null;
    }
}
