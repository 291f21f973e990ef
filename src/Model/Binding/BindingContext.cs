using XenNetLint.Diagnostics;
using XenNetLint.Model.Elements;
using XenNetLint.Model.Workspaces;
using XenNetLint.Text;

namespace XenNetLint.Model.Binding;

/// <summary>What the binders of one host share while they work: how to read, where findings and origins go.</summary>
internal sealed class BindingContext(HostFiles files, Release release, Toolstack toolstack)
{
    internal HostFiles Files { get; } = files;

    internal Release Release { get; } = release;

    internal Toolstack Toolstack { get; } = toolstack;

    internal DiagnosticBag Diagnostics { get; } = [];

    internal Dictionary<string, Location> Origins { get; } = new(StringComparer.Ordinal);

    internal List<Assumption> Assumptions { get; } = [];

    internal bool IsXl => Toolstack == Toolstack.Xl;

    /// <summary>The toolstack's client and release, for messages.</summary>
    internal string Reader => $"{(IsXl ? "xl" : "xm")} {Release}";

    internal void Report(Diagnostic diagnostic) => Diagnostics.Add(diagnostic);

    internal void Assume(string fact, string value, string why) => Assumptions.Add(new Assumption(Files.Name, fact, value, why));

    internal void Place(string element, Aspect aspect, Location location) => Origins.TryAdd(OriginMap.KeyOf(element, aspect), location);
}
