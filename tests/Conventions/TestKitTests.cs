using XenNetLint.Testing;
using XenNetLint.Text;
using Xunit;

namespace XenNetLint.Conventions;

/// <summary>The kit that judges everything else.</summary>
public sealed class TestKitTests
{
    [Fact]
    public void Marks_are_taken_out_and_become_spans()
    {
        var source = MarkedSource.Parse("vif = ['{|XNL2001:mac=1|},{|XNL1001:bridge={|XNL1002:x|}|}']{|XNL0001:|}");

        Assert.Equal("vif = ['mac=1,bridge=x']", source.Text);
        Assert.Equal(
            [("XNL2001", "mac=1"), ("XNL1001", "bridge=x"), ("XNL1002", "x"), ("XNL0001", "")],
            source.Spans.Select(span => (span.Id, source.Text.Substring(span.Span.Start, span.Span.Length))));
    }

    [Theory]
    [InlineData("{|XNL2001:never closed")]
    [InlineData("{|no id|}")]
    public void A_broken_mark_is_refused(string marked) => Assert.Throws<ArgumentException>(() => MarkedSource.Parse(marked));

    [Fact]
    public void Edits_apply_from_the_end_so_that_offsets_stay_true()
    {
        var text = SourceText.FromString("a", "0123456789");
        var edited = MarkedSource.Parse(text.Content).With([new TextEdit(new Location(text, new TextSpan(2, 3)), ""), new TextEdit(new Location(text, new TextSpan(8, 0)), "xy")]);

        Assert.Equal("01567xy89", edited.Text);
    }

    [Fact]
    public void A_difference_shows_the_first_line_that_differs()
    {
        Assert.Equal("differs from line 2 on:\n    one\n  - two\n  + TWO", Difference.Between("one\ntwo", "one\nTWO"));
        Assert.Equal("differs from line 2 on:\n    one\n  - two\n  + (end of text)", Difference.Between("one\ntwo", "one"));
    }

    [Fact]
    public void The_root_holds_the_solution() => Assert.True(File.Exists(Path.Combine(Repository.Root, "XenNetLint.sln")));
}
