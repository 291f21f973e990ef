using System.Globalization;
using System.Text;
using XenNetLint.LabCompare;

namespace XenNetLint.DocGenerator;

/// <summary>docs/agreement.md: how far the simulator says what the kernel lab saw.</summary>
internal static class AgreementPage
{
    internal static Document Document(DocumentationTree tree)
    {
        var excuses = ExcuseList.Read(Path.Combine(tree.Root, "labs/known-differences.txt"));
        var text = new StringBuilder();
        text.Append("# Agreement with the kernel\n\n");
        text.Append("<!-- This page is written by tools/DocGenerator. -->\n\n");
        text.Append("The scenarios of the [kernel lab](../labs/README.md) are played in the simulator, and every field is compared with what the real scripts made of a real kernel:\n");
        text.Append("links, addresses, routes, bridges and their ports, forwarding, proxy ARP, rules and locks of dom0, of every guest and of the networks outside, exit statuses and hotplug statuses.\n\n");
        text.Append("```\ndotnet run --project tools/LabCompare -- labs/scenarios labs/results --excuses labs/known-differences.txt\n```\n\n");
        text.Append(AgreementTable.Of(Report(tree, "labs", excuses)));
        text.Append("\n## Further runs\n\nThe same, with scripts of today, on random scenarios with other seeds and on edges that were made by hand (`labs/further`):\n\n");
        text.Append(AgreementTable.Of(Report(tree, "labs/further", ExcuseList.None)));
        text.Append(CultureInfo.InvariantCulture, $"\n## Excuses\n\nDifferences that the lab makes and not Xen are excused in `labs/known-differences.txt`, one line a field, at most {ExcuseList.Limit}. ");
        text.Append(excuses.Excuses.Count == 0 ? "There are none.\n" : "They are:\n\n");
        foreach (var excuse in excuses.Excuses)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {excuse.Scenario}, `{excuse.Field}`: {excuse.Reason}\n");
        }

        return new Document("docs/agreement.md", text.ToString());
    }

    private static LabReport Report(DocumentationTree tree, string folder, ExcuseList excuses) =>
        LabReport.Of(LabFiles.ReadScenarios(Path.Combine(tree.Root, folder + "/scenarios")), LabFiles.ReadResults(Path.Combine(tree.Root, folder + "/results")), excuses);
}
