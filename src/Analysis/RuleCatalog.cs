using XenNetLint.Analysis.Rules.Addressing;
using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Analysis.Rules.Lifecycle;
using XenNetLint.Analysis.Rules.Syntax;

namespace XenNetLint.Analysis;

/// <summary>The rules of the program, by id. Written out: finding them by reflection would cost 10 ms at every start.</summary>
public static class RuleCatalog
{
    /// <summary>All built-in rules, by id.</summary>
    public static IReadOnlyList<Rule> BuiltIn { get; } =
    [
        new UnclosedLastFormRule(),
        new ForbiddenCharacterRule(),
        new ProseSetRule(),
        new RejectedConstructRule(),
        new MissingBridgeRule(),
        new DefaultBridgeRule(),
        new IneffectiveNetworkBridgeRule(),
        new RepeatedStartRule(),
        new PairNumberWithoutCardRule(),
        new ExhaustedLoopbackPairsRule(),
        new WrongDeviceGuessRule(),
        new NameTooLongRule(),
        new ContainedNameRule(),
        new BridgeStaysDownRule(),
        new ExistingBridgeRule(),
        new DuplicateMacAddressRule(),
        new MulticastMacAddressRule(),
        new DeadMacAddressRule(),
        new GeneratedMacAddressRule(),
        new DuplicateBackendNameRule(),
        new RepeatedMacAddressRule(),
        new DuplicateDomainNameRule(),
        new FailingStartRule(),
        new UnreadScriptRule(),
    ];
}
