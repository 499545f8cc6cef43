namespace Hybrid.Matching;

/// <summary>The upper limit that each concern puts on the confidence, whatever the evidence says.</summary>
internal static class Caps
{
    /// <summary>1 = a person is asked, and the confidence stays.</summary>
    public static double Of(Concern concern) =>
        concern switch
        {
            Concern.NoCandidate or Concern.NoCatalog => 0.05,
            Concern.KindDiffers or Concern.IdDiffers => 0.30,
            Concern.NotVideo or Concern.SequelDiffers or Concern.TitleInexact or Concern.FolderDiffers => 0.60,
            Concern.YearDiffers or Concern.Namesake or Concern.CloseRunnerUp or Concern.RuntimeDiffers => 0.80,
            Concern.BareName or Concern.Obscure or Concern.EpisodeUnknown or Concern.CatalogDegraded => 0.84,
            _ => 1,
        };
}
