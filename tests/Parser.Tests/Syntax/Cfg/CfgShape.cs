using XenNetLint.Syntax;
using XenNetLint.Syntax.Cfg;

namespace XenNetLint.Parser.Tests.Syntax.Cfg;

/// <summary>A short form of a tree for tables: what is missing is <c>?</c>, what is skipped stands in <c>!</c>, what is kept whole in <c>{}</c>.</summary>
internal static class CfgShape
{
    public static string Of(SyntaxTree tree) => string.Join("; ", ((CfgFileSyntax)tree.Root).Statements.Select(Statement));

    public static string Value(SyntaxNode value) => value switch
    {
        StringSyntax literal => literal.Token.Text + (literal.IsTerminated ? "" : "?"),
        StringConcatenationSyntax strings => string.Join('~', strings.Parts.Select(Value)),
        NumberSyntax number => $"#{number.Token}",
        NameSyntax name => name.Token.Text,
        MissingValueSyntax => "?",
        ParenthesizedSyntax parentheses => $"p({Value(parentheses.Expression)}){Gap(parentheses.CloseParen)}",
        ListSyntax list => $"[{Items([.. list.Elements], [.. list.Separators])}]{Gap(list.Close)}",
        TupleSyntax tuple => $"t({Items([.. tuple.Elements], [.. tuple.Separators])}){Gap(tuple.Close)}",
        OpaqueExpressionSyntax expression => $"{{{expression.Token}}}",
        SkippedTextSyntax skipped => $"!{skipped.Token}!",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.Kind, "no value"),
    };

    private static string Statement(SyntaxNode statement) => statement switch
    {
        AssignmentSyntax assignment =>
            $"{assignment.Name}{assignment.Operator}{Value(assignment.Value)}{(assignment.Skipped is { } skipped ? $" !{skipped}!" : "")}",
        ProseAssignmentSyntax prose => $"{prose.SetKeyword} {Statement(prose.Assignment)}",
        KeptStatementSyntax kept => $"{{{kept.FirstWord}}}{{{kept.Rest}}}",
        SkippedStatementSyntax skipped => $"!{skipped.Token}!",
        _ => throw new ArgumentOutOfRangeException(nameof(statement), statement.Kind, "no statement"),
    };

    private static string Items(SyntaxNode[] elements, SyntaxToken[] separators) => string.Concat(
        elements.Select((element, index) => Value(element) + (index < separators.Length ? separators[index].IsMissing ? ",? " : ", " : "")));

    private static string Gap(SyntaxToken close) => close.IsMissing ? "?" : "";
}
