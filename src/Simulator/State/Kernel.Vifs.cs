using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Simulator.Effects;

namespace XenNetLint.Simulator.State;

/// <content>Taps, ports of Open vSwitch, dhcpd's argument file. Source: host-scripts §3.6, §3.7, §3.10.</content>
internal static partial class Kernel
{
    private static KernelAnswer CreateTap(NetworkState state, CreateTap create) =>
        Create(state, new LinkState { Name = create.Name, Kind = LinkKind.Tap, EmulatedNic = create.Vif });

    private static KernelAnswer RemoveTap(NetworkState state, VifId vif) =>
        state.Links.FirstOrDefault(link => link.EmulatedNic == vif) is { } tap
            ? new(WithoutLink(state, tap.Name))
            : Refuse(state, $"there is no tap of {vif}", 1);

    private static KernelAnswer AddOpenVSwitchPort(NetworkState state, AddOpenVSwitchPort add)
    {
        if (state.FindLink(add.Bridge) is not { Kind: LinkKind.OpenVSwitchBridge } bridge)
        {
            return Refuse(state, $"ovs-vsctl: no bridge named {add.Bridge}", 1);
        }

        if (state.FindLink(add.Port) is not { } port)
        {
            return NoDevice(state, add.Port);
        }

        var next = WithLink(state, port with { Master = bridge.Name, VlanTag = add.Tag, VlanTrunks = add.Trunks, PortOrder = NextPortOrder(state, bridge.Name) });
        return new(port.Vif is { } id ? WithVif(next, id, vif => vif with { Bridge = Fact.Stated<InterfaceName?>(bridge.Name) }) : next);
    }

    private static KernelAnswer RemoveOpenVSwitchPort(NetworkState state, InterfaceName name) =>
        state.FindLink(name) is { Master: { } master } port && state.FindLink(master) is { Kind: LinkKind.OpenVSwitchBridge }
            ? new(WithLink(state, port with { Master = null, VlanTag = null, VlanTrunks = [], PortOrder = 0 }))
            : new(state);

    private static KernelAnswer RemoveDhcpInterface(NetworkState state, RemoveDhcpInterface remove) =>
        new(state with { FileLines = [.. state.FileLines.Where(line => line != new FileLine(remove.Path, remove.Device.ToString()))] });
}
