namespace XenNetLint.Model.Elements;

/// <summary>A script of the administrator's: for the network, for a vif, or a hook.</summary>
/// <param name="Name">File name, as the configuration's script value names it without folder.</param>
/// <param name="Text">Its text; lines count from 1, as in the file.</param>
/// <param name="IsExecutable">Whether it may be run; where nobody can tell, it may.</param>
public sealed record CustomScript(string Name, string Text, bool IsExecutable = true)
{
    /// <summary>The name and the size; the text would drown everything else.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Name} ({Text.Length} characters)");
}
