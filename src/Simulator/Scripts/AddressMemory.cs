using XenNetLint.Model.Addresses;

namespace XenNetLint.Simulator.Scripts;

/// <summary>get_ip_info as a step of a script. Source: host-scripts §1.4.2.</summary>
internal static class AddressMemory
{
    /// <summary>Remembers; a missing link only makes <c>ip</c> complain.</summary>
    public static ScriptRun Remember(this ScriptRun run, InterfaceName name, out RememberedAddresses remembered)
    {
        remembered = run.HasEnded ? RememberedAddresses.None : RememberedAddresses.Of(run.State, name);
        return run.NameIfMissing(name).When(run.State.FindLink(name) is null, steps => steps.Complain($"Cannot find device \"{name}\""));
    }
}
