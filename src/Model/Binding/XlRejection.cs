using XenNetLint.Syntax;

namespace XenNetLint.Model.Binding;

/// <summary>What xl's grammar does not take.</summary>
/// <param name="Node">Where it stands.</param>
/// <param name="What">What it is.</param>
public sealed record XlRejection(SyntaxNode Node, string What);
