namespace XenNetLint.Simulator.Packets;

/// <summary>Questions about dispositions.</summary>
public static class DispositionExtensions
{
    /// <summary>Whether the packet got where it should.</summary>
    public static bool IsDelivered(this Disposition disposition) =>
        disposition is Disposition.DeliveredToGuest or Disposition.DeliveredToHost or Disposition.LeavesByUplink;
}
