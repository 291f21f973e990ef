using XenNetLint.Collections;
using XenNetLint.Text;

namespace XenNetLint.Syntax.Shell;

/// <summary>What the lines of a script form together: a command, or commands under a condition, in a loop or in a list. The set is closed.</summary>
/// <param name="Span">Where it stands.</param>
public abstract record ShellStatement(TextSpan Span);

/// <summary>A command with its arguments; assignments alone have no words.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Assignments">Words of the form <c>name=value</c> before the command.</param>
/// <param name="Words">The command and its arguments.</param>
/// <param name="Redirections">What happens to its input and output.</param>
public sealed record ShellSimpleCommand(
    TextSpan Span, EquatableArray<ShellWordSyntax> Assignments, EquatableArray<ShellWordSyntax> Words, EquatableArray<ShellRedirection> Redirections) : ShellStatement(Span);

/// <summary>Commands of which each reads what the one before it prints.</summary>
public sealed record ShellPipeline(TextSpan Span, EquatableArray<ShellStatement> Commands) : ShellStatement(Span);

/// <summary><c>!</c>: a statement with its exit status turned round.</summary>
public sealed record ShellNegation(TextSpan Span, ShellStatement Negated) : ShellStatement(Span);

/// <summary><c>a &amp;&amp; b || c</c>: each part runs or not by the status of those before it.</summary>
public sealed record ShellAndOr(TextSpan Span, ShellStatement First, EquatableArray<ShellAlternative> Rest) : ShellStatement(Span);

/// <summary>A part of a chain.</summary>
/// <param name="IsAnd">Whether it runs after success (<c>&amp;&amp;</c>), else after failure (<c>||</c>).</param>
/// <param name="Statement">What runs.</param>
public sealed record ShellAlternative(bool IsAnd, ShellStatement Statement);

/// <summary>Statements one after the other.</summary>
public sealed record ShellList(TextSpan Span, EquatableArray<ShellStatement> Statements) : ShellStatement(Span);

/// <summary>A statement that runs beside what follows it (<c>&amp;</c>).</summary>
public sealed record ShellBackground(TextSpan Span, ShellStatement Statement) : ShellStatement(Span);

/// <summary><c>if</c> with its <c>elif</c>s.</summary>
public sealed record ShellIf(TextSpan Span, EquatableArray<ShellIfClause> Clauses, ShellStatement? Else) : ShellStatement(Span);

/// <summary>A condition with what runs when it holds.</summary>
public sealed record ShellIfClause(ShellStatement Condition, ShellStatement Body);

/// <summary><c>for</c>; without <c>in</c> it goes over the arguments.</summary>
public sealed record ShellFor(TextSpan Span, string Variable, EquatableArray<ShellWordSyntax>? Words, ShellStatement Body) : ShellStatement(Span);

/// <summary><c>while</c> or <c>until</c>.</summary>
public sealed record ShellLoop(TextSpan Span, ShellStatement Condition, ShellStatement Body, bool IsUntil) : ShellStatement(Span);

/// <summary><c>case</c>.</summary>
public sealed record ShellCase(TextSpan Span, ShellWordSyntax Subject, EquatableArray<ShellCaseItem> Items) : ShellStatement(Span);

/// <summary>Patterns with what runs when one of them fits.</summary>
public sealed record ShellCaseItem(EquatableArray<ShellWordSyntax> Patterns, ShellStatement Body);

/// <summary>The definition of a function.</summary>
public sealed record ShellFunction(TextSpan Span, string Name, ShellStatement Body) : ShellStatement(Span);

/// <summary>Statements in braces, or in parentheses: a shell of their own.</summary>
public sealed record ShellGroup(TextSpan Span, ShellStatement Body, bool IsSubshell) : ShellStatement(Span);

/// <summary>A compound statement whose input or output goes elsewhere.</summary>
public sealed record ShellRedirected(TextSpan Span, ShellStatement Statement, EquatableArray<ShellRedirection> Redirections) : ShellStatement(Span);

/// <summary>Text from which nothing can be told, up to the end of the script.</summary>
public sealed record ShellUnread(TextSpan Span) : ShellStatement(Span);

/// <summary>Input or output that goes elsewhere.</summary>
/// <param name="Operator">The operator as written: <c>&gt;</c>, <c>2&gt;&amp;</c>.</param>
/// <param name="Target">The file, or the number behind <c>&gt;&amp;</c>.</param>
public sealed record ShellRedirection(string Operator, ShellWordSyntax Target);
