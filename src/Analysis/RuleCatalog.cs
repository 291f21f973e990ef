using XenNetLint.Analysis.Rules.Addressing;
using XenNetLint.Analysis.Rules.Binding;
using XenNetLint.Analysis.Rules.Bridging;
using XenNetLint.Analysis.Rules.Lifecycle;
using XenNetLint.Analysis.Rules.Reachability;
using XenNetLint.Analysis.Rules.Routing;
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
        new UnknownScriptArgumentRule(),
        new MissingBridgeRule(),
        new DefaultBridgeRule(),
        new BridgeDownAtBootRule(),
        new IneffectiveNetworkBridgeRule(),
        new RepeatedStartRule(),
        new PairNumberWithoutCardRule(),
        new ExhaustedLoopbackPairsRule(),
        new WrongDeviceGuessRule(),
        new NameTooLongRule(),
        new ContainedNameRule(),
        new BridgeStaysDownRule(),
        new ExistingBridgeRule(),
        new HandmadePortRule(),
        new IdleBridgeRule(),
        new BridgeLoopRule(),
        new UnfittingScriptsRule(),
        new MtuMismatchRule(),
        new OpenVSwitchNotationRule(),
        new TranslatedBridgeNameRule(),
        new StopWithGuestsRule(),
        new MulticastOffRule(),
        new BrctlMissingRule(),
        new RenamedCardNameRule(),
        new NetworkRootRule(),
        new LostSlavesRule(),
        new ClassicRecipeRule(),
        new DuplicateMacAddressRule(),
        new DistantDuplicateMacAddressRule(),
        new MulticastMacAddressRule(),
        new DeadMacAddressRule(),
        new GeneratedMacAddressRule(),
        new DuplicateIPAddressRule(),
        new AddressOutsideSegmentRule(),
        new DuplicateBackendNameRule(),
        new RepeatedMacAddressRule(),
        new DuplicateDomainNameRule(),
        new CardMacAddressRule(),
        new UnroutedVifRule(),
        new DevicelessNetworkRouteRule(),
        new DoublyRoutedAddressRule(),
        new ForwardingOffRule(),
        new NatAddressRule(),
        new RepeatedMasqueradeRule(),
        new FlushedForwardChainRule(),
        new MissingAntispoofRuleRule(),
        new UnrestoredAddressRule(),
        new KernelIpRule(),
        new LostRouteRule(),
        new WeakAntispoofRule(),
        new DomainIdNameRule(),
        new BackupFileInAutoRule(),
        new FailingStartRule(),
        new MisplacedTapRule(),
        new RoutedEmulatedNicRule(),
        new UnreadScriptRule(),
        new MissingScriptRule(),
        new UnsplitScriptArgumentsRule(),
        new IfuplessHostRule(),
        new ArbitraryVifOrderRule(),
        new AutostartOrderRule(),
        new EmulatedNicWithoutDeviceModelRule(),
        new IsolatedGuestRule(),
        new UnreachableDom0Rule(),
        new LastSpeakerRule(),
        new UnmetExpectationRule(),
    ];
}
