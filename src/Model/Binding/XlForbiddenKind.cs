namespace XenNetLint.Model.Binding;

/// <summary>What xl's reader stops at although the construct is right.</summary>
public enum XlForbiddenKind
{
    /// <summary>A byte order mark at the beginning.</summary>
    ByteOrderMark,

    /// <summary>A carriage return before a line feed.</summary>
    CarriageReturn,

    /// <summary>A comment in the last line, which has no line end.</summary>
    CommentWithoutLineEnd,

    /// <summary>A last line without line end (to 4.2).</summary>
    LineWithoutLineEnd,
}
