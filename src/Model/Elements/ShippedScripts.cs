namespace XenNetLint.Model.Elements;

/// <summary>Which vif scripts a release puts into its scripts folder. Source: host-scripts §3.6–§3.9.</summary>
/// <remarks>
/// A name of this list that the release does not ship is known to be missing, unless the host's files hold a script of that name; of any other
/// name nothing is known, for a folder seldom lies in a repository as a whole.
/// </remarks>
public static class ShippedScripts
{
    /// <summary>The folder of the scripts.</summary>
    public const string Folder = "/etc/xen/scripts/";

    /// <summary>The vif scripts that some release ships.</summary>
    public static IReadOnlyList<string> VifScripts { get; } = ["vif-bridge", "vif-nat", "vif-openvswitch", "vif-route", "vif-setup", "vif2"];

    /// <summary>Whether some release ships a vif script of that name.</summary>
    public static bool IsVifScript(string name) => VifScripts.Contains(name, StringComparer.Ordinal);

    /// <summary>Whether this release ships a vif script of that name.</summary>
    public static bool Ships(Release release, string name)
    {
        ArgumentNullException.ThrowIfNull(release);
        return name switch
        {
            "vif-bridge" or "vif-nat" or "vif-route" => true,
            "vif-openvswitch" => release.IsAtLeast(4, 3),
            "vif-setup" => release.IsAtLeast(4, 1),
            "vif2" => release.IsAtLeast(4, 0) && release.IsBefore(4, 15),
            _ => false,
        };
    }

    /// <summary>Whether a script value means a file of the scripts folder: a bare name or a path in it.</summary>
    public static bool IsInFolder(ScriptCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return !command.Program.Contains('/', StringComparison.Ordinal)
            || (command.Program.StartsWith(Folder, StringComparison.Ordinal) && command.Program.Length == Folder.Length + command.Name.Length);
    }
}
