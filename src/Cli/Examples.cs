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
        "simulate" => """
              xennetlint simulate hosts/alpha                                the boot, step by step
              xennetlint simulate --event 'start web' --event 'reboot web'   a guest's start and reboot behind it
              xennetlint simulate hosts/alpha --xen 4.1 -o json              another release, for programs

            """,
        "whatif" => """
              xennetlint whatif hosts/alpha                                  what a restart of xend would do (under xl: a reboot)
              xennetlint whatif hosts/alpha --proposed new/alpha             the same, once these files are in place
              xennetlint whatif hosts/alpha -e 'run "network-bridge stop"' -e 'run "network-bridge start"'
              xennetlint whatif --proposed new --event 'host boot' -q        all hosts of the current folder, in short
              xennetlint whatif hosts --proposed new -o markdown=comment.md --detailed-exitcode

            """,
        "diff" => """
              xennetlint diff main/hosts branch/hosts                        two versions, each after a boot of its own
              xennetlint diff old new --host alpha --xen 4.1 -o json
              xennetlint diff old new -o text -o markdown=comment.md --detailed-exitcode

            """,
        "trace" => """
              xennetlint trace web db hosts/alpha                            from guest to guest, there and back
              xennetlint trace web/1 outside hosts/alpha                     from its second interface to the gateway
              xennetlint trace outside alpha:dom0 hosts                      whether dom0 of one of several hosts can be reached
              xennetlint trace web 192.168.1.1 --size 1500                   an address, and whether a full packet gets there
              xennetlint trace web db --after 'xend restart' -o json         after an event, for programs

            """,
        "reach" => """
              xennetlint reach hosts                                         everybody to everybody, hosts that are alike once
              xennetlint reach hosts --from 'web*' --to outside,dom0         some of them
              xennetlint reach hosts/alpha --after 'xend restart' -o json    after an event, for programs
              xennetlint reach --to 10.0.0.0/24 -o csv=pairs.csv             one line for each pair

            """,
        "domids" => """
              xennetlint domids hosts/alpha                                  ids and backend names after all starts
              xennetlint domids --event 'start db' --event 'start web'       in an order of one's own
              xennetlint domids hosts/alpha -o json

            """,
        "explain" => """
              xennetlint explain XNL1001
              xennetlint explain --all > rules.md

            """,
        "rules" => """
              xennetlint rules
              xennetlint rules -o json

            """,
        "syntax" => """
              xennetlint syntax web.cfg
              xennetlint syntax web.cfg --as xl -o json
              xennetlint syntax web.cfg -o text | cmp - web.cfg

            """,
        "xennetlint" => """
              xennetlint check samples
              xennetlint simulate samples/bridged
              xennetlint trace web db samples/bridged
              xennetlint check --help

            """,
        _ => "",
    };
}
