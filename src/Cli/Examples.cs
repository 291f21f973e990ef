namespace XenNetLint.Cli;

/// <summary>Calls that the help shows, command by command.</summary>
internal static class Examples
{
    /// <summary>The examples of a command, indented; empty if there are none.</summary>
    internal static string For(string command) => command switch
    {
        "check" => """
              xennetlint check                                  everything below the current folder
              xennetlint check hosts/alpha --xen 3.4            one host, under the release that it runs
              xennetlint check -o text -o sarif=out.sarif       text to read, and SARIF for the code host
              xennetlint check --fail-on warning --ignore XNL2  stricter, but silent about addresses
              cat web.cfg | xennetlint check --toolstack xl -   one file from standard input

            """,
        _ => "",
    };
}
