namespace Hybrid.Matching;

/// <summary>How far each concern lets the confidence go, whatever the evidence adds up to.</summary>
internal static class Caps
{
    /// <summary>1 = it asks a person, and says nothing about who is right.</summary>
    public static double Of(Concern concern) =>
        concern switch
        {
            Concern.NotVideo or Concern.NoCandidate or Concern.NoCatalogue => 0.05,
            Concern.KindDiffers or Concern.SequelDiffers or Concern.IdDiffers => 0.30,
            Concern.YearDiffers or Concern.Namesake or Concern.CloseRunnerUp => 0.60,
            Concern.BareName or Concern.RuntimeDiffers or Concern.TitleInexact => 0.80,
            Concern.EpisodeUnknown or Concern.CatalogueDegraded => 0.80,
            _ => 1,
        };
}
