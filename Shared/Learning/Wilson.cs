namespace Hybrid.Learning;

/// <summary>Wilson's interval: the range of the true share, with 95 % certainty. Works for small numbers and for shares of 1.</summary>
public readonly record struct Wilson(double Low, double High)
{
    /// <summary>The normal distribution's 97.5 % quantile.</summary>
    private const double Z = 1.959964;

    /// <returns>0 to 1 where there is nothing to count.</returns>
    public static Wilson Of(int right, int all)
    {
        if (all <= 0)
        {
            return new(0, 1);
        }

        double share = (double)right / all;
        double middle = share + Z * Z / (2 * all);
        double half = Z * Math.Sqrt(share * (1 - share) / all + Z * Z / (4.0 * all * all));
        double scale = 1 + Z * Z / all;
        return new(Math.Max(0, (middle - half) / scale), Math.Min(1, (middle + half) / scale));
    }
}
