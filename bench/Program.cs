using System.Globalization;
using XenNetLint.Bench;

// dotnet run -c Release --project bench -- parse
// dotnet run -c Release --project bench -- hosts 100 10
switch (args)
{
    case ["parse"]:
        ParseBenchmark.Run(Console.Out);
        return 0;

    case ["hosts"]:
        HostBenchmark.Run(Console.Out, hosts: 100, guests: 10);
        return 0;

    case ["hosts", var hosts, var guests]
        when int.TryParse(hosts, CultureInfo.InvariantCulture, out var hostCount) && hostCount > 0 && int.TryParse(guests, CultureInfo.InvariantCulture, out var guestCount) && guestCount > 0:
        HostBenchmark.Run(Console.Out, hostCount, guestCount);
        return 0;

    case ["reach", var kind, var hosts, var guests, var shared]:
        ReachBenchmark.Run(Console.Out, int.Parse(hosts, CultureInfo.InvariantCulture), int.Parse(guests, CultureInfo.InvariantCulture), kind, bool.Parse(shared));
        return 0;

    case ["dump", var language, var file]:
        TreeDump.Write(Console.Out, language, file);
        return 0;

    default:
        Console.Error.WriteLine("usage: bench parse | bench hosts [HOSTS GUESTS] | bench dump sxp|cfg|shell FILE");
        return 2;
}
