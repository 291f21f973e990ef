namespace XenNetLint.Analysis;

/// <summary>Categories by range of ids.</summary>
public static class RuleCategory
{
    /// <summary>XNL0001–0099.</summary>
    public const string Syntax = "Syntax";

    /// <summary>XNL0100–0999.</summary>
    public const string Binding = "Binding";

    /// <summary>XNL1000–1999.</summary>
    public const string Bridging = "Bridging";

    /// <summary>XNL2000–2999.</summary>
    public const string Addressing = "Addressing";

    /// <summary>XNL3000–3999.</summary>
    public const string Routing = "Routing";

    /// <summary>XNL4000–4999.</summary>
    public const string Lifecycle = "Lifecycle";

    /// <summary>XNL5000–5999.</summary>
    public const string Reachability = "Reachability";

    /// <summary>XNL6000–6999.</summary>
    public const string Portability = "Portability";

    /// <summary>XNL7000–7999.</summary>
    public const string Exposure = "Exposure";

    /// <summary>XNL9000–9099.</summary>
    public const string Tool = "Tool";
}
