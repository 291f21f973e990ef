using XenNetLint.Collections;

namespace XenNetLint.Model.Elements;

/// <summary>One step of a script that is not Xen's own, as far as it can be read without running it.</summary>
public abstract record CustomScriptStep
{
    private protected CustomScriptStep()
    {
    }
}

/// <summary>A call of a shipped network script.</summary>
/// <param name="Script">Name of the shipped script, without folder.</param>
/// <param name="Arguments">Its literal arguments; null stands for <c>"$@"</c>, the caller's own.</param>
/// <param name="Line">Line in the custom script, from 1.</param>
public sealed record CallsShippedScript(string Script, EquatableArray<string?> Arguments, int Line) : CustomScriptStep;

/// <summary>A line whose effect cannot be told; everything from here on is unknown.</summary>
/// <param name="Line">Line in the custom script, from 1.</param>
/// <param name="Text">The line.</param>
public sealed record CannotBeRead(int Line, string Text) : CustomScriptStep;
