namespace XenNetLint.Simulator.Packets;

/// <summary>The direction of a packet of an exchange.</summary>
public enum Way
{
    /// <summary>There: the request.</summary>
    Request,

    /// <summary>Back: the answer.</summary>
    Answer,
}
