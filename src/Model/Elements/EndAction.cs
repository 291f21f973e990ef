namespace XenNetLint.Model.Elements;

/// <summary>What the toolstack does with a domain that has ended. Source: xm(1), xl.cfg(5).</summary>
public enum EndAction
{
    /// <summary>It is taken away (also after its memory was written to a file).</summary>
    Destroy,

    /// <summary>It is taken away and created again, with a new id.</summary>
    Restart,

    /// <summary>It stays as it is, with its id and its vifs, until it is destroyed by hand.</summary>
    Preserve,

    /// <summary>It stays under another name, and a new one is created beside it.</summary>
    RenameRestart,

    /// <summary>It goes on with the same id. Source: config-languages §6.2 (soft reset).</summary>
    SoftReset,
}
