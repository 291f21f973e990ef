namespace XenNetLint.Model.Elements;

/// <summary>Identity of a domain definition: where it is written. Names do not identify: two files may use one.</summary>
/// <param name="Text">The path of the file; behind it <c>#n</c> if it defines several domains.</param>
public readonly record struct DomainId(string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Text ?? "";
}
