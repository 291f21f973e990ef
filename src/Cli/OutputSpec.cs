namespace XenNetLint.Cli;

/// <summary>One output that was asked for: <c>FORMAT</c> or <c>FORMAT=FILE</c>.</summary>
/// <param name="Format">The format's name.</param>
/// <param name="File">The file to write; null for standard output.</param>
internal sealed record OutputSpec(string Format, string? File)
{
    /// <summary>Reads the values of <c>-o</c>; none means the first known format on standard output.</summary>
    /// <exception cref="WrongCallException">An unknown format, or a file that is asked for twice.</exception>
    internal static List<OutputSpec> Parse(IReadOnlyList<string> values, IReadOnlyList<string> formats)
    {
        if (values.Count == 0)
        {
            return [new OutputSpec(formats[0], File: null)];
        }

        var outputs = new List<OutputSpec>();
        foreach (var value in values)
        {
            var equals = value.IndexOf('=', StringComparison.Ordinal);
            var format = equals < 0 ? value : value[..equals];
            var file = equals < 0 ? null : value[(equals + 1)..];
            if (!formats.Contains(format, StringComparer.Ordinal))
            {
                throw new WrongCallException($"unknown format '{format}'{Suggestion.For(format, formats)}; formats are: {string.Join(", ", formats)}");
            }

            if (file is "")
            {
                throw new WrongCallException($"'-o {value}' names no file; write '-o {format}=FILE', or '-o {format}' for standard output");
            }

            if (file is not null && outputs.Exists(output => string.Equals(output.File, file, StringComparison.Ordinal)))
            {
                throw new WrongCallException($"two outputs cannot go to one file, '{file}'");
            }

            outputs.Add(new OutputSpec(format, file));
        }

        return outputs;
    }
}
