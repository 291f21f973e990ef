using System.Text.Json;

namespace XenNetLint.LabCompare;

/// <summary>The program without its console.</summary>
public static class LabCommand
{
    private const string Usage = "usage: LabCompare SCENARIO.json|DIR RESULTS_DIR [--write DIR] [--excuses FILE] [--texts]";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Plays, compares, prints, and writes predictions if asked to.</summary>
    /// <returns>0 if everything was played and agrees; 1 if not; 2 if the call is wrong or a file cannot be read.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        if (!LabOptions.TryRead(arguments, out var options, out var reason))
        {
            error.WriteLine($"LabCompare: {reason}");
            error.WriteLine(Usage);
            return 2;
        }

        try
        {
            var excuses = options.Excuses is { } file ? ExcuseList.Read(file) : ExcuseList.None;
            var report = LabReport.Of(LabFiles.ReadScenarios(options.Scenarios), LabFiles.ReadResults(options.Results), excuses, options.ComparesTexts);
            if (options.Write is { } folder)
            {
                Write(report, folder);
            }

            report.Write(output);
            return report.IsAgreement ? 0 : 1;
        }
        catch (LabFileException exception)
        {
            error.WriteLine($"LabCompare: {exception.Message}");
            return 2;
        }
    }

    private static void Write(LabReport report, string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var prediction in report.Scenarios.Select(scenario => scenario.Prediction))
            {
                if (prediction.Result is { } result)
                {
                    File.WriteAllText(Path.Combine(folder, prediction.Scenario.Name.Replace('/', '_') + ".json"), result.ToJsonString(Indented) + "\n");
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LabFileException($"{folder}: {exception.Message}", exception);
        }
    }
}
