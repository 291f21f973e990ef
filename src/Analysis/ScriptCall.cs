using XenNetLint.Model.Binding;
using XenNetLint.Model.Workspaces;
using XenNetLint.Syntax.Shell;
using XenNetLint.Text;

namespace XenNetLint.Analysis;

/// <summary>A command that a script of the host's files writes, whether anything runs it or not.</summary>
/// <param name="File">The script.</param>
/// <param name="Command">The command.</param>
internal sealed record ScriptCall(WorkspaceFile File, ShellSimpleCommand Command)
{
    /// <summary>Where it stands.</summary>
    internal Location Location => new(File.Text, Command.Span);

    /// <summary>Its line, from 1.</summary>
    internal int Line => File.Text.GetPosition(Command.Span.Start).Line;

    /// <summary>The program without its folder; empty if only a shell can tell.</summary>
    internal string Program { get; } = ProgramOf(Command.Words[0]);

    /// <summary>The arguments; null where only a shell can tell one.</summary>
    internal IReadOnlyList<string?> Arguments { get; } = [.. Command.Words.Skip(1).Select(LiteralOf)];

    /// <summary>Where an argument stands.</summary>
    internal Location PlaceOf(int argument) => new(File.Text, Command.Words[argument + 1].Token.Span);

    /// <summary>All commands of all scripts, in the order of the text; what cannot be read is left out.</summary>
    internal static IEnumerable<ScriptCall> In(BoundNetwork network) =>
        from file in network.Files.Scripts
        where file.Tree is { Root: ShellFileSyntax }
        from statement in file.Tree is { } tree ? ShellProgram.Read(tree).Statements : []
        from command in CommandsOf(statement)
        where command.Words.Count > 0
        select new ScriptCall(file, command);

    private static IEnumerable<ShellSimpleCommand> CommandsOf(ShellStatement statement) =>
        statement is ShellSimpleCommand command ? [command] : PartsOf(statement).SelectMany(CommandsOf);

    private static IEnumerable<ShellStatement> PartsOf(ShellStatement statement) => statement switch
    {
        ShellPipeline pipeline => pipeline.Commands,
        ShellNegation negation => [negation.Negated],
        ShellAndOr chain => [chain.First, .. chain.Rest.Select(next => next.Statement)],
        ShellList list => list.Statements,
        ShellBackground background => [background.Statement],
        ShellIf condition => [.. condition.Clauses.SelectMany(clause => (ShellStatement[])[clause.Condition, clause.Body]), .. condition.Else is { } otherwise ? (ShellStatement[])[otherwise] : []],
        ShellFor loop => [loop.Body],
        ShellLoop loop => [loop.Condition, loop.Body],
        ShellCase choice => choice.Items.Select(item => item.Body),
        ShellFunction function => [function.Body],
        ShellGroup group => [group.Body],
        ShellRedirected redirected => [redirected.Statement],
        _ => [],
    };

    private static string? LiteralOf(ShellWordSyntax word)
    {
        var pieces = word.Pieces;
        return pieces.Any(piece => piece.IsExpansion) ? null : string.Concat(pieces.Select(piece => piece.Text));
    }

    // What an expansion gives may be a folder, but not a part of the name.
    private static string ProgramOf(ShellWordSyntax word)
    {
        var name = "";
        foreach (var piece in word.Pieces)
        {
            name = piece.IsExpansion ? "\0" : piece.Text.LastIndexOf('/') is var slash and >= 0 ? piece.Text[(slash + 1)..] : name + piece.Text;
        }

        return name.Contains('\0', StringComparison.Ordinal) ? "" : name;
    }
}
