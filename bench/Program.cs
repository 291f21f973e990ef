using XenNetLint.Bench;

// dotnet run -c Release --project bench -- parse
switch (args)
{
    case ["parse"]:
        ParseBenchmark.Run(Console.Out);
        return 0;

    case ["dump", var language, var file]:
        TreeDump.Write(Console.Out, language, file);
        return 0;

    default:
        Console.Error.WriteLine("usage: bench parse | bench dump sxp|cfg|shell FILE");
        return 2;
}
