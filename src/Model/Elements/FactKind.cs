namespace XenNetLint.Model.Elements;

/// <summary>How sure a fact is.</summary>
public enum FactKind
{
    /// <summary>Nothing settles it; there is no value, only a reason.</summary>
    Unknown,

    /// <summary>No file says it; the value is a default, with the reason for it.</summary>
    Assumed,

    /// <summary>A file or an option says it.</summary>
    Stated,
}
