using XenNetLint.Model.Elements;

namespace XenNetLint.Analysis;

/// <summary>A vif with the domain that defines it.</summary>
internal sealed record DomainVif(Domain Domain, Vif Vif)
{
    /// <summary>For messages: the domain's name and the place in the list.</summary>
    internal string Name => Vif.NameIn(Domain);

    /// <summary>Whether both belong to domains of one known name, which cannot run together: XNL2011 speaks of those.</summary>
    internal bool SharesNameWith(DomainVif other) =>
        Domain.Id != other.Domain.Id && Domain.Name.TryGet(out var name) && other.Domain.Name.TryGet(out var otherName) && name == otherName;
}
