using XenNetLint.Text;

namespace XenNetLint.Model.Binding;

/// <summary>A place at which xl's reader stops.</summary>
public sealed record XlForbiddenText(XlForbiddenKind Kind, TextSpan Span);
