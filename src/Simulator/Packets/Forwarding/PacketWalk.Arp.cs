namespace XenNetLint.Simulator.Packets.Forwarding;

/// <content>ARP: who answers, who learns. Source: host-scripts §12.2, §12.7; arp_process of Linux.</content>
internal sealed partial class PacketWalk
{
    private readonly List<Trail> _answers = [];

    /// <summary>The beginning of the first answer that somebody gave to a question; null if nobody did.</summary>
    public Trail? AnswersFor(Resolution resolution) =>
        _answers.Find(answer => answer.Address == resolution.Address && answer.Mac == resolution.Device.Mac);

    private void TakeArp(PlaneLink device, Arp arp, Frame frame, bool isForUs)
    {
        if (!device.State.IsArpOn)
        {
            DropFrame(Disposition.MacMismatch, device, frame, WalkDetails.ArpIsOff);
            return;
        }

        if (!frame.IsBroadcast && !isForUs)
        {
            return;
        }

        if (arp.IsRequest && TryAnswer(device, arp))
        {
            return;
        }

        _isTold |= !arp.IsRequest && _asking == (device, arp.SenderAddress);
        // Whatever comes from the address that is asked for answers the question, a question of its own too.
        if (!TryTakeAnswer(device, arp))
        {
            NoteContest(device, arp);
            _memory.Overhear(device, arp.SenderAddress, arp.SenderMac);
        }
    }

    private bool TryAnswer(PlaneLink device, Arp arp)
    {
        var node = device.Node;

        if (node.OwnAddresses.Contains(arp.SenderAddress))
        {
            // A question from an address of one's own is no question. Source: fib_validate_source of Linux.
            if (node.OwnAddresses.Contains(arp.TargetAddress))
            {
                _drops.Add(new Drop(Disposition.WrongRecipient, new Trail(previous: null, StepKind.Dropped, node, device) { Address = arp.SenderAddress, Detail = WalkDetails.AskerIsOwn }, Datagram: null, IsFlooded: true));
            }

            return false;
        }

        if (!(node.OwnAddresses.Contains(arp.TargetAddress) || IsProxyFor(device, arp.TargetAddress)))
        {
            return false;
        }

        if (arp.SenderAddress != 0)
        {
            _memory.LearnNeighbour(device, arp.SenderAddress, arp.SenderMac, isDirectQuestion: true);
            _ = TryTakeAnswer(device, arp);
        }

        var answer = new Trail(previous: null, StepKind.Sent, node, device) { Address = arp.TargetAddress, Mac = arp.SenderMac };
        _answers.Add(answer);
        Transmit(device, new Frame
        {
            Source = device.Mac,
            Destination = arp.SenderMac,
            Arp = new Arp(IsRequest: false, device.Mac, arp.TargetAddress, arp.SenderAddress) { Answerer = device },
            Trail = answer,
            Entered = [],
        });
        return true;
    }

    /// <summary>Whether a link answers a question for an address that is not its node's own.</summary>
    public static bool IsProxyFor(PlaneLink device, uint address) =>
        device.IsProxyArpOn && device.Node.ForwardsIp && device.Node.Routes.Find(address) is { } route && route.Device != device.Name;

    private bool TryTakeAnswer(PlaneLink device, Arp arp)
    {
        if (!_open.Remove((device, arp.SenderAddress), out var resolution))
        {
            return false;
        }

        _memory.LearnNeighbour(device, arp.SenderAddress, arp.SenderMac, isDirectQuestion: false);
        var mac = _memory.FindNeighbour(device, arp.SenderAddress) ?? arp.SenderMac;
        var answerer = mac == arp.SenderMac ? arp.Answerer : null;
        _nextHops.Add((device, arp.SenderAddress, mac));
        foreach (var (datagram, trail) in resolution.Waiting)
        {
            SendTo(device, mac, datagram, new Trail(trail, StepKind.NeighbourResolved, device.Node, device) { Address = arp.SenderAddress, Mac = mac, Answerer = answerer });
        }

        return true;
    }

    // A second answer is another's: the first counts, but who speaks later may win.
    private void NoteContest(PlaneLink device, Arp arp) =>
        IsContested |= _memory.FindNeighbour(device, arp.SenderAddress) is { } known && known != arp.SenderMac;
}
