using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using XenNetLint.Collections;
using XenNetLint.Model.Addresses;
using XenNetLint.Model.Elements;
using XenNetLint.Text;

namespace XenNetLint.Model.Workspaces;

/// <summary>Reads <c>xennetlint.json</c>: JSON with comments and trailing commas that states what no file of Xen's says. Source: product §2.</summary>
/// <remarks>
/// <code>{ "hosts": { "alpha": { "root": "hosts/alpha", "xen": "3.4", "toolstack": "xend", "nloopbacks": 4,
///   "interfaces": [ { "name": "eth0", "mac": "00:11:22:33:44:50", "addresses": [ "192.168.1.10/24" ], "ifup": true } ],
///   "routes": [ "default via 192.168.1.1 dev eth0" ] } } }</code>
/// A member that it does not know is an error: a misspelt fact would be a fact not stated.
/// </remarks>
public static class ToolConfigReader
{
    private static readonly string[] LaterMembers = ["boot", "environment", "guests", "segments", "outside", "expect"];

    /// <summary>Reads the statements of a file.</summary>
    /// <param name="text">The file.</param>
    /// <param name="errors">Everything that is wrong with it; the result is of use only if there is nothing.</param>
    public static EquatableArray<HostStatement> Read(SourceText text, out EquatableArray<ToolConfigError> errors)
    {
        var reading = new Reading(text);
        var hosts = reading.ReadFile();
        errors = reading.Errors.ToEquatableArray();
        return hosts;
    }

    private sealed class Reading(SourceText text)
    {
        private readonly byte[] _bytes = Encoding.UTF8.GetBytes(text.Content);

        internal List<ToolConfigError> Errors { get; } = [];

        internal EquatableArray<HostStatement> ReadFile()
        {
            var hosts = new List<HostStatement>();
            var reader = new Utf8JsonReader(_bytes, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            try
            {
                reader.Read();
                if (!Expect(ref reader, JsonTokenType.StartObject, "an object"))
                {
                    return [];
                }

                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var member = reader.GetString() ?? "";
                    switch (member)
                    {
                        case "$schema":
                            reader.Skip();
                            break;
                        case "hosts":
                            ReadHosts(ref reader, hosts);
                            break;
                        default:
                            Unknown(ref reader, member, "hosts");
                            break;
                    }
                }

                while (reader.Read())
                {
                    // Only comments may follow; anything else throws.
                }
            }
            catch (JsonException exception)
            {
                var offset = OffsetOf(exception);
                Errors.Add(new ToolConfigError(new Location(text, new TextSpan(offset, 0)), "this is no JSON: " + FirstSentence(exception.Message)));
            }

            return hosts.ToEquatableArray();
        }

        private static string FirstSentence(string message)
        {
            var end = message.IndexOf(". ", StringComparison.Ordinal);
            return end < 0 ? message : message[..end];
        }

        private void ReadHosts(ref Utf8JsonReader reader, List<HostStatement> hosts)
        {
            reader.Read();
            if (!Expect(ref reader, JsonTokenType.StartObject, "an object of hosts by name"))
            {
                return;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString() ?? "";
                if (name.Length == 0 || hosts.Exists(host => string.Equals(host.Name, name, StringComparison.Ordinal)))
                {
                    Error(ref reader, name.Length == 0 ? "a host needs a name" : $"host '{name}' is stated twice");
                }

                reader.Read();
                if (Expect(ref reader, JsonTokenType.StartObject, "an object"))
                {
                    hosts.Add(ReadHost(ref reader, name));
                }
            }
        }

        private HostStatement ReadHost(ref Utf8JsonReader reader, string name)
        {
            var host = new HostStatement { Name = name };
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var member = reader.GetString() ?? "";
                switch (member)
                {
                    case "root":
                        host = host with { Root = ReadString(ref reader) is { Length: > 0 } root ? WorkspacePath.Join(WorkspacePath.FolderOf(text.Path), root) : null };
                        break;
                    case "xen":
                        host = host with { Release = ReadRelease(ref reader) };
                        break;
                    case "toolstack":
                        host = host with { Toolstack = ReadToolstack(ref reader) };
                        break;
                    case "nloopbacks":
                        host = host with { LoopbackPairs = ReadNumber(ref reader) };
                        break;
                    case "interfaces":
                        host = host with { Interfaces = ReadArray<HostInterface>(ref reader, TryReadInterface) };
                        break;
                    case "routes":
                        host = host with { Routes = ReadArray<HostRoute>(ref reader, TryReadRoute) };
                        break;
                    default:
                        Unknown(ref reader, member, "root, xen, toolstack, interfaces, routes, nloopbacks");
                        break;
                }
            }

            return host;
        }

        private bool TryReadInterface(ref Utf8JsonReader reader, [MaybeNullWhen(false)] out HostInterface element)
        {
            element = null;
            if (!Expect(ref reader, JsonTokenType.StartObject, "an object with the interface's name"))
            {
                return false;
            }

            InterfaceName? name = null;
            MacAddress? mac = null;
            EquatableArray<IPv4Prefix> addresses = [];
            var isKnownToIfup = true;
            var isBridge = false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var member = reader.GetString() ?? "";
                switch (member)
                {
                    case "name":
                        name = ReadValue(ref reader, "an interface name", (string value, out InterfaceName result) => InterfaceName.TryParse(value, out result));
                        break;
                    case "mac":
                        mac = ReadValue(ref reader, "a MAC address", (string value, out MacAddress result) => MacAddress.TryParse(value, out result));
                        break;
                    case "addresses":
                        addresses = ReadArray<IPv4Prefix>(ref reader, TryReadPrefix);
                        break;
                    case "ifup":
                        isKnownToIfup = ReadBoolean(ref reader);
                        break;
                    case "bridge":
                        isBridge = ReadBoolean(ref reader);
                        break;
                    default:
                        Unknown(ref reader, member, "name, mac, addresses, ifup, bridge");
                        break;
                }
            }

            if (name is not { } known)
            {
                Error(ref reader, "an interface needs a name");
                return false;
            }

            element = new HostInterface { Name = known, MacAddress = mac, Addresses = addresses, IsKnownToIfup = isKnownToIfup, IsBridge = isBridge };
            return true;
        }

        private bool TryReadPrefix(ref Utf8JsonReader reader, out IPv4Prefix element)
        {
            const string Expected = "an address such as \"192.168.1.10/24\"";
            element = default;
            if (!Expect(ref reader, JsonTokenType.String, Expected))
            {
                return false;
            }

            if (IPv4Prefix.TryParse(reader.GetString() ?? "", out element))
            {
                return true;
            }

            Error(ref reader, $"{Expected} is expected");
            return false;
        }

        private bool TryReadRoute(ref Utf8JsonReader reader, [MaybeNullWhen(false)] out HostRoute element)
        {
            const string Expected = "a route such as \"default via 192.168.1.1 dev eth0\"";
            element = null;
            if (!Expect(ref reader, JsonTokenType.String, Expected))
            {
                return false;
            }

            var words = (reader.GetString() ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            IPv4Prefix destination = default;
            IPv4Address? gateway = null;
            InterfaceName? device = null;
            int? metric = null;
            var isGood = words.Length % 2 == 1 && (words[0] is "default" || IPv4Prefix.TryParse(words[0], out destination));
            for (var at = 1; isGood && at + 1 < words.Length; at += 2)
            {
                switch (words[at])
                {
                    case "via" when IPv4Address.TryParse(words[at + 1], out var via):
                        gateway = via;
                        break;
                    case "dev" when InterfaceName.TryParse(words[at + 1], out var name):
                        device = name;
                        break;
                    case "metric" when int.TryParse(words[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                        metric = number;
                        break;
                    default:
                        isGood = false;
                        break;
                }
            }

            if (!isGood || device is not { } known)
            {
                Error(ref reader, $"{Expected} is expected");
                return false;
            }

            element = new HostRoute(destination, gateway, known, metric);
            return true;
        }

        private Release? ReadRelease(ref Utf8JsonReader reader)
        {
            var start = Start(ref reader);
            if (ReadString(ref reader) is not { } value)
            {
                return null;
            }

            if (Release.TryParse(value, out var release, out _))
            {
                return release;
            }

            Errors.Add(new ToolConfigError(start, $"'{value}' is no Xen release from {Release.Known[0]} to {Release.Known[^1]}"));
            return null;
        }

        private Toolstack? ReadToolstack(ref Utf8JsonReader reader)
        {
            var value = ReadString(ref reader);
            switch (value)
            {
                case "xend" or "xm":
                    return Toolstack.Xend;
                case "xl":
                    return Toolstack.Xl;
                case null:
                    return null;
                default:
                    Error(ref reader, $"'{value}' is no toolstack; xend or xl is expected");
                    return null;
            }
        }

        private delegate bool TryParse<T>(string value, out T result);

        private T? ReadValue<T>(ref Utf8JsonReader reader, string what, TryParse<T> tryParse)
            where T : struct
        {
            if (ReadString(ref reader) is not { } value)
            {
                return null;
            }

            if (tryParse(value, out var result))
            {
                return result;
            }

            Error(ref reader, $"'{value}' is not {what}");
            return null;
        }

        private delegate bool TryReadElement<T>(ref Utf8JsonReader reader, [MaybeNullWhen(false)] out T element);

        private EquatableArray<T> ReadArray<T>(ref Utf8JsonReader reader, TryReadElement<T> tryRead)
        {
            var items = new List<T>();
            reader.Read();
            if (Expect(ref reader, JsonTokenType.StartArray, "an array"))
            {
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    if (tryRead(ref reader, out var item))
                    {
                        items.Add(item);
                    }
                }
            }

            return items.ToEquatableArray();
        }

        private string? ReadString(ref Utf8JsonReader reader)
        {
            reader.Read();
            return Expect(ref reader, JsonTokenType.String, "a string") ? reader.GetString() : null;
        }

        private int? ReadNumber(ref Utf8JsonReader reader)
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) && number is >= 0 and <= 4096)
            {
                return number;
            }

            Error(ref reader, "a number from 0 to 4096 is expected");
            reader.Skip();
            return null;
        }

        private bool ReadBoolean(ref Utf8JsonReader reader)
        {
            reader.Read();
            if (reader.TokenType is JsonTokenType.True or JsonTokenType.False)
            {
                return reader.GetBoolean();
            }

            Error(ref reader, "true or false is expected");
            reader.Skip();
            return false;
        }

        private bool Expect(ref Utf8JsonReader reader, JsonTokenType type, string what)
        {
            if (reader.TokenType == type)
            {
                return true;
            }

            Error(ref reader, $"{what} is expected");
            reader.Skip();
            return false;
        }

        private void Unknown(ref Utf8JsonReader reader, string member, string known)
        {
            Error(ref reader, LaterMembers.Contains(member, StringComparer.Ordinal)
                ? $"'{member}' is not supported by this version yet"
                : $"'{member}' means nothing here; known are {known}");
            reader.Skip();
        }

        private void Error(ref Utf8JsonReader reader, string message) => Errors.Add(new ToolConfigError(Start(ref reader), message));

        private Location Start(ref Utf8JsonReader reader) => new(text, new TextSpan(CharactersIn((int)reader.TokenStartIndex), 0));

        private int CharactersIn(int bytes) => Encoding.UTF8.GetCharCount(_bytes, 0, Math.Clamp(bytes, 0, _bytes.Length));

        private int OffsetOf(JsonException exception)
        {
            var line = (int)Math.Clamp(exception.LineNumber ?? 0, 0, text.LineCount - 1);
            var start = text.GetLineStart(line + 1);
            return Math.Min(text.Length, start + (int)Math.Min(exception.BytePositionInLine ?? 0, int.MaxValue / 2));
        }
    }
}
