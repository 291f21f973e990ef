using XenNetLint.Model.Addresses;
using XenNetLint.Simulator.Effects;
using XenNetLint.Simulator.State;

namespace XenNetLint.Analysis.Comparison;

/// <summary>Which link is which after scripts renamed them: network cards and veth pairs are known by the name that the kernel gave them.</summary>
internal sealed class LinkIdentities
{
    private readonly Dictionary<InterfaceName, InterfaceName> _originalNames = [];

    private LinkIdentities()
    {
    }

    /// <summary>Follows the names through effects.</summary>
    internal static LinkIdentities After(IEnumerable<Effect> effects)
    {
        var identities = new LinkIdentities();
        foreach (var effect in effects)
        {
            identities.Follow(effect);
        }

        return identities;
    }

    /// <summary>The name that the kernel gave to a link.</summary>
    internal InterfaceName OriginalNameOf(LinkState link) =>
        link.Kind is LinkKind.Bridge ? link.Name : _originalNames.GetValueOrDefault(link.Name, link.Name);

    /// <summary>The link that the kernel called so, or null.</summary>
    internal LinkState? Find(NetworkState state, InterfaceName originalName, LinkKind kind) =>
        state.Links.FirstOrDefault(link => link.Kind == kind && OriginalNameOf(link) == originalName);

    private void Follow(Effect effect)
    {
        switch (effect)
        {
            case StartKernel:
                _originalNames.Clear();
                break;
            case RenameLink rename:
                var original = _originalNames.GetValueOrDefault(rename.From, rename.From);
                _originalNames.Remove(rename.From);
                _originalNames[rename.To] = original;
                break;
            case DeleteLink delete:
                _originalNames.Remove(delete.Name);
                break;
        }
    }
}
