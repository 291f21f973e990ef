namespace XenNetLint.Model.Elements;

/// <summary>Who reads domU files and starts domains.</summary>
public enum Toolstack
{
    /// <summary>xend with its client xm: Xen 3.0.0 to 4.4.</summary>
    Xend,

    /// <summary>xl with libxl: from Xen 4.1 on, the only one from 4.5 on.</summary>
    Xl,
}
