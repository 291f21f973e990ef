using XenNetLint.Simulator.State;

namespace XenNetLint.Simulator.Packets.Forwarding;

/// <content>Links, cables and bridges. Source: host-scripts §12.1.</content>
internal sealed partial class PacketWalk
{
    /// <summary>A node's own stack sends a frame through one of its links.</summary>
    private void Transmit(PlaneLink device, Frame frame)
    {
        if (!device.State.IsUp)
        {
            DropFrame(Disposition.LinkDown, device, frame);
        }
        else if (device.IsBridge)
        {
            LeaveBridge(device, frame, from: null);
        }
        else
        {
            SendDown(device, frame);
        }
    }

    /// <summary>Through what a link lies on: the link below a VLAN, a slave of a bonding device, or its own wire.</summary>
    private void SendDown(PlaneLink link, Frame frame)
    {
        if (link.Parent is { } parent)
        {
            Transmit(parent, frame.Tagged(link.VlanNumber));
        }
        else if (link.State.Kind == LinkKind.Bond)
        {
            SendThroughBond(link, frame);
        }
        else
        {
            SendOnWire(link, frame);
        }
    }

    private void SendThroughBond(PlaneLink bond, Frame frame)
    {
        if (bond.Ports.Find(slave => slave.IsRunning) is { } slave)
        {
            SendOnWire(slave, frame);
        }
        else
        {
            DropFrame(Disposition.LinkDown, bond, frame, "none of its slaves is up");
        }
    }

    private void SendOnWire(PlaneLink link, Frame frame)
    {
        if (link.Unknown.Length > 0)
        {
            DropFrame(Disposition.InsufficientInformation, link, frame, link.Unknown);
        }
        else if (!link.IsRunning)
        {
            DropFrame(Disposition.LinkDown, link, frame);
        }
        else if (link.Far is not { } far)
        {
            DropFrame(Disposition.NoBridgePort, link, frame, WalkDetails.LeadsNowhere);
        }
        else
        {
            _queue.Enqueue((far, frame.At(new Trail(frame.Trail, StepKind.Received, far.Node, far) { Other = link })));
        }
    }

    /// <summary>A frame comes out of a cable or pair.</summary>
    private void Receive(PlaneLink link, Frame frame)
    {
        if (!link.State.IsUp)
        {
            DropFrame(Disposition.LinkDown, link, frame);
        }
        else if (!link.Node.State.IsKnown)
        {
            DropFrame(Disposition.InsufficientInformation, link, frame, link.Node.State.UnknownSince);
            _doubts.Add(link.Node.State.UnknownSince);
        }
        else if (link.Unknown.Length > 0)
        {
            DropFrame(Disposition.InsufficientInformation, link, frame, link.Unknown);
            _doubts.Add(link.Unknown);
        }
        else if (frame.Vlan != 0 && link.Vlans.Find(vlan => vlan.VlanNumber == frame.Vlan) is { } vlan)
        {
            // A VLAN device gets its frames before the bridge that the link below is a port of.
            if (vlan.State.IsUp)
            {
                Accept(vlan, frame.Tagged(0));
            }
            else
            {
                DropFrame(Disposition.LinkDown, vlan, frame);
            }
        }
        else
        {
            Accept(link, frame);
        }
    }

    private void Accept(PlaneLink link, Frame frame)
    {
        switch (link.Master)
        {
            case null:
                Take(link, frame, frame.IsBroadcast || frame.Destination == link.Mac, port: null);
                break;
            case { State.Kind: LinkKind.Bond } bond when bond.State.IsUp:
                // One slave works at a time, as the default mode of the driver has it; the others' copies are dropped.
                if (bond.Ports.Find(slave => slave.IsRunning) == link)
                {
                    Accept(bond, frame);
                }

                break;
            case { IsBridge: true } bridge:
                EnterBridge(bridge, link, frame);
                break;
            default:
                DropFrame(Disposition.LinkDown, link.Master, frame);
                break;
        }
    }

    // ---- bridges

    private void EnterBridge(PlaneLink bridge, PlaneLink port, Frame frame)
    {
        if (!port.IsForwarding)
        {
            DropFrame(Disposition.LinkDown, bridge.State.IsUp ? port : bridge, frame, bridge.State.IsUp ? WalkDetails.PortWaits : "");
            return;
        }

        // The spanning tree closes one port of a circle, be it that only one bridge on it runs the protocol: no copy comes round. Source: host-scripts §12.6.
        var isRoundAgain = bridge.Ports.Exists(other => frame.Entered.Contains(other.Index));
        if (isRoundAgain && (bridge.State.IsStpOn || HasPassedSpanningTree(frame.Trail)))
        {
            return;
        }

        if (!frame.Entered.Add(port.Index))
        {
            // Without it the frame goes round for ever.
            if (!bridge.State.IsStpOn)
            {
                HasLoop = true;
                DropFrame(Disposition.ForwardingLoop, port, frame);
            }

            return;
        }

        if (bridge.State.Kind == LinkKind.OpenVSwitchBridge)
        {
            if (!TryEnterVlan(port, ref frame))
            {
                DropFrame(Disposition.MacMismatch, port, frame, WalkDetails.PortOfOtherVlan);
                return;
            }
        }

        if (!IsOwn(bridge, frame.Source))
        {
            IsContested |= _memory.LearnPort(bridge, frame.Source, frame.Vlan, port);
        }

        if (IsOwn(bridge, frame.Destination))
        {
            TakeUp(bridge, port, frame);
            return;
        }

        LeaveBridge(bridge, frame, port);
        if (frame.IsBroadcast)
        {
            // Its own node hears it at once, before the copies come out of their cables.
            TakeUp(bridge, port, frame);
        }
    }

    /// <summary>Whether a bridge with the protocol has passed a frame on.</summary>
    private static bool HasPassedSpanningTree(Trail trail)
    {
        for (var at = trail; at is not null; at = at.Previous)
        {
            if (at.Kind is StepKind.Switched or StepKind.Flooded && at.Link is { State.IsStpOn: true })
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOwn(PlaneLink bridge, ulong mac) =>
        bridge.State.Kind == LinkKind.OpenVSwitchBridge ? mac == bridge.Mac : bridge.OwnEntries.ContainsKey(mac);

    private void TakeUp(PlaneLink bridge, PlaneLink port, Frame frame)
    {
        // Addressed to another port's address, the stack would not take it for its own. Source: br_handle_frame of Linux.
        var isForUs = frame.IsBroadcast || frame.Destination == bridge.Mac || frame.Destination == port.Mac;
        var taken = new Trail(frame.Trail, StepKind.TakenByBridge, bridge.Node, bridge) { Other = port };
        var untagged = bridge.State.Kind == LinkKind.OpenVSwitchBridge && bridge.State.VlanTag is { } tag && frame.Vlan == tag ? frame.Tagged(0) : frame;
        if (frame.Vlan != 0 && bridge.Vlans.Find(vlan => vlan.VlanNumber == frame.Vlan) is { State.IsUp: true } vlan)
        {
            Accept(vlan, frame.At(taken).Tagged(0));
        }
        else
        {
            Take(bridge, untagged.At(taken), isForUs, port);
        }
    }

    /// <summary>A bridge passes a frame on: through one port where it has an entry, else through all.</summary>
    private void LeaveBridge(PlaneLink bridge, Frame frame, PlaneLink? from)
    {
        if (bridge.MayHaveUnseenPorts)
        {
            _doubts.Add($"the ports of {bridge.Name} are those of the distribution, which no file given here shows");
        }

        if (bridge.State.Kind == LinkKind.OpenVSwitchBridge && from is null && bridge.State.VlanTag is { } tag && frame.Vlan == 0)
        {
            frame = frame.Tagged(tag);
        }

        if (frame.IsBroadcast)
        {
            Flood(bridge, frame, from);
        }
        else if (from is null && bridge.State.Kind == LinkKind.Bridge && bridge.OwnEntries.TryGetValue(frame.Destination, out var own))
        {
            // What the node itself sends to an address of its own ports goes out through the one that has the entry. Source: host-scripts §12.4.
            if (own is null)
            {
                DropFrame(Disposition.MacMismatch, bridge, frame, WalkDetails.OwnAddressOfBridge);
            }
            else if (LeadsToOtherListener(own, frame))
            {
                // Whoever happens to be behind that port has no part in it.
                DropFrame(Disposition.MacMismatch, bridge, frame, WalkDetails.OwnAddressOfPorts);
            }
            else
            {
                LeaveThrough(bridge, own, frame, from, StepKind.Switched);
            }
        }
        else if (_memory.FindPort(bridge, frame.Destination, frame.Vlan) is { } port && port.Master == bridge)
        {
            if (port == from)
            {
                DropFrame(Disposition.MacMismatch, port, frame, WalkDetails.LearntBehindSource);
            }
            else
            {
                LeaveThrough(bridge, port, frame, from, StepKind.Switched);
            }
        }
        else
        {
            Flood(bridge, frame, from);
        }
    }

    private void Flood(PlaneLink bridge, Frame frame, PlaneLink? from)
    {
        var isAnywhere = false;
        foreach (var port in PortsToFlood(bridge, frame))
        {
            if (port != from && !LeadsToOtherListener(port, frame))
            {
                isAnywhere |= port.IsForwarding;
                LeaveThrough(bridge, port, frame, from, StepKind.Flooded);
            }
        }

        if (!isAnywhere && frame.Datagram is not null)
        {
            DropFrame(Disposition.MacMismatch, bridge, frame, WalkDetails.NobodyBehindPorts);
        }
    }

    /// <summary>Whether behind a port is only somebody with another hardware address than the one that a frame is for: he takes no notice of it.</summary>
    private static bool LeadsToOtherListener(PlaneLink port, Frame frame) =>
        !frame.IsBroadcast && port.Far is { Master: null, IsBridge: false, Vlans.Count: 0 } listener && listener.Mac != frame.Destination;

    /// <summary>The ports behind which a frame can do anything, the latest first: where only a listener is that the frame is not for, nothing happens.</summary>
    private List<PlaneLink> PortsToFlood(PlaneLink bridge, Frame frame)
    {
        if (bridge.LoudPorts.Count == bridge.Ports.Count)
        {
            return bridge.Ports;
        }

        List<PlaneLink>? quiet = null;
        if (frame is { IsBroadcast: true, Arp: { } arp })
        {
            quiet = bridge.QuietPortsByAddress.GetValueOrDefault(arp.TargetAddress);
        }
        else if (!frame.IsBroadcast)
        {
            quiet = bridge.QuietPortsByMac.GetValueOrDefault(frame.Destination);
        }

        var ports = new List<PlaneLink>(bridge.LoudPorts);
        ports.AddRange(quiet ?? []);
        foreach (var node in _memory.KnowingNodes)
        {
            foreach (var link in node.IsQuiet ? node.Links : [])
            {
                if (link.Far is { } port && port.Master == bridge && !ports.Contains(port))
                {
                    ports.Add(port);
                }
            }
        }

        ports.Sort((one, other) => bridge.Ports.IndexOf(one).CompareTo(bridge.Ports.IndexOf(other)));
        return ports;
    }

    private void LeaveThrough(PlaneLink bridge, PlaneLink port, Frame frame, PlaneLink? from, StepKind kind)
    {
        if (!port.IsForwarding)
        {
            // A copy that cannot leave is no loss unless it is the only one.
            DropFrame(Disposition.LinkDown, bridge.State.IsUp ? port : bridge, frame);
            return;
        }

        var leaving = frame;
        if (bridge.State.Kind == LinkKind.OpenVSwitchBridge && !TryLeaveVlan(port, ref leaving))
        {
            return;
        }

        var trail = new Trail(frame.Trail, kind, bridge.Node, bridge) { Other = port };
        if (frame.Datagram is { } datagram)
        {
            if (datagram.SizeBytes > port.State.MtuBytes)
            {
                DropFrame(Disposition.TooBig, port, frame);
                return;
            }

            if (from is not null)
            {
                if (FilterBridged(bridge, port, from, datagram, trail, kind == StepKind.Flooded) is not { } passed)
                {
                    return;
                }

                trail = passed;
            }
        }

        SendDown(port, leaving.At(trail, kind == StepKind.Flooded));
    }

    private Trail? FilterBridged(PlaneLink bridge, PlaneLink port, PlaneLink from, Datagram datagram, Trail trail, bool isFlooded)
    {
        var node = bridge.Node;
        if (bridge.State.Kind != LinkKind.Bridge || !node.FiltersBridged || node.Filter.IsEmpty)
        {
            return trail;
        }

        var isKnown = IsKnown(node, datagram);
        var seen = new FilteredPacket(datagram.Source, datagram.Destination, bridge.Name, bridge.Name, from.Name, port.Name, IsBridged: true, isKnown, datagram.IsReply);
        if (Passes(node, "FORWARD", seen, trail, datagram, isFlooded, port) is not { } passed)
        {
            return null;
        }

        if (!isKnown && ((node.Filter.FindSourceNat(seen, out _) ?? node.Filter.FindDestinationNat(seen, out _)) is { } rule))
        {
            DropAt(Disposition.InsufficientInformation, new Trail(passed, StepKind.Dropped, node, port) { Detail = $"what '{rule.Text}' does to a packet from port to port is not known" }, datagram, isFlooded);
            return null;
        }

        if (!datagram.IsReply)
        {
            _ = _seenRequest.Add(node);
        }

        return passed;
    }

    // ---- Open vSwitch. Source: host-scripts §3.7.

    private static bool TryEnterVlan(PlaneLink port, ref Frame frame)
    {
        if (port.State.VlanTag is { } tag)
        {
            var isUntagged = frame.Vlan == 0;
            frame = frame.Tagged(tag);
            return isUntagged;
        }

        return frame.Vlan == 0 || port.State.VlanTrunks.Count == 0 || port.State.VlanTrunks.Contains(frame.Vlan);
    }

    private static bool TryLeaveVlan(PlaneLink port, ref Frame frame)
    {
        if (port.State.VlanTag is { } tag)
        {
            var isMeant = frame.Vlan == tag;
            frame = frame.Tagged(0);
            return isMeant;
        }

        return port.State.VlanTrunks.Count == 0 || port.State.VlanTrunks.Contains(frame.Vlan);
    }
}
