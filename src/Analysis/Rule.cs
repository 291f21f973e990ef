using XenNetLint.Collections;
using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;

namespace XenNetLint.Analysis;

/// <summary>Finds one kind of mistake. What a rule may see is its base class; it holds no state.</summary>
public abstract class Rule
{
    private protected Rule()
    {
    }

    /// <summary>The kind of finding that it reports, the only one.</summary>
    public abstract DiagnosticDescriptor Describes { get; }

    /// <summary>Ids that say less about the same place; their findings there are dropped.</summary>
    public virtual EquatableArray<string> Supersedes => [];

    /// <summary>Whether the mistake exists under a release and toolstack; <see cref="RuleRunner"/> silences the rule elsewhere.</summary>
    public virtual bool HoldsFor(Release release, Toolstack toolstack) => true;
}
