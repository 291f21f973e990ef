using XenNetLint.Model.Workspaces;
using XenNetLint.Text;

namespace XenNetLint.Model.Binding;

/// <summary>Reports variables that a file sets twice. Source: config-languages §3.1, §8.3.</summary>
internal static class RepeatedAssignments
{
    internal static void Report(WorkspaceFile file, CfgAssignments assignments, BindingContext context)
    {
        foreach (var (earlier, later) in assignments.Repeated)
        {
            var name = file.Text.ToString(earlier.Name.Span);
            context.Report(BindingDescriptors.SetTwice.At(new Location(file.Text, earlier.Name.Span), name, "last")
                .WithCallout("this value is never used")
                .WithRelated(new Location(file.Text, later.Name.Span), "this one wins"));
        }
    }
}
