namespace XenNetLint.LabCompare;

/// <summary>Plays scenarios of the kernel lab in the simulator and names every difference.</summary>
public static class Program
{
    /// <summary>Returns 0 if everything agrees, 1 if something differs or was not played, 2 for a wrong call or an unreadable file.</summary>
    public static int Main(string[] arguments) => LabCommand.Run(arguments, Console.Out, Console.Error);
}
