using XenNetLint.Model.Elements;

namespace XenNetLint.Model.Tests.Elements;

public sealed class ScriptCommandTests
{
    // Source: config-languages §2.3, §10.1 (1, 4, 5).
    [Theory]
    [InlineData("network-bridge bridge=mybridge", "network-bridge", "bridge=mybridge")]
    [InlineData("network-bridge  netdev=eth1", "network-bridge", "|netdev=eth1")]
    [InlineData(" network-bridge", "", "network-bridge")]
    [InlineData("network-bridge\tnetdev=eth1", "network-bridge\tnetdev=eth1", "")]
    [InlineData("network-bridge ", "network-bridge", "|")]
    public void Value_is_split_at_single_blanks(string value, string program, string arguments)
    {
        var command = ScriptCommand.Split(value);

        Assert.Equal(program, command.Program);
        Assert.Equal(arguments is "|" ? "" : arguments, string.Join('|', command.Arguments));
    }

    [Theory]
    [InlineData("network-bridge", "network-bridge")]
    [InlineData("/etc/xen/scripts/network-bridge", "network-bridge")]
    [InlineData("custom/network-two", "network-two")]
    public void Name_is_the_last_part_of_the_path(string program, string name) => Assert.Equal(name, new ScriptCommand(program, []).Name);
}
