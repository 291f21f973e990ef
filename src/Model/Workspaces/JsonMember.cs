namespace XenNetLint.Model.Workspaces;

/// <summary>A member of a JSON object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Offset">Bytes before the name.</param>
/// <param name="Value">Its value.</param>
internal sealed record JsonMember(string Name, int Offset, JsonValue Value);
