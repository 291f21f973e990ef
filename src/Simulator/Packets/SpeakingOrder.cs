using XenNetLint.Collections;

namespace XenNetLint.Simulator.Packets;

/// <summary>Who speaks, in order, before the packet is sent; nobody if it is empty.</summary>
/// <param name="Utterances">At most four.</param>
/// <param name="IsAnswered">What becomes of the packet then.</param>
public sealed record SpeakingOrder(EquatableArray<Utterance> Utterances, bool IsAnswered);
