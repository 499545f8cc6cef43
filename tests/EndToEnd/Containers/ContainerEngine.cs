using Docker.DotNet;
using DotNet.Testcontainers.Configurations;

namespace Hybrid.EndToEnd.Containers;

/// <summary>The container engine that Testcontainers finds, asked before a test so that a machine without one skips.</summary>
internal static class ContainerEngine
{
    /// <summary>True in a CI that promises an engine (CI=true, PLEX_MCP_CONTAINERS=required): there a missing one is a failure.</summary>
    public static bool IsRequired => Is("CI", "true") && Is("PLEX_MCP_CONTAINERS", "required");

    /// <returns>Why there can be no container of this image here; null when there can.</returns>
    public static async Task<string?> MissingAsync(string image, CancellationToken cancellation)
    {
        if (TestcontainersSettings.OS.DockerEndpointAuthConfig is not { } endpoint)
        {
            return "No container engine answers here. .ci/containers runs a command with one beside it.";
        }

        using DockerClient engine = endpoint.GetDockerClientBuilder(Guid.NewGuid()).Build();
        try
        {
            await engine.Images.InspectImageAsync(image, cancellation);
            return null;
        }
        catch (DockerImageNotFoundException)
        {
            return $"The container engine at {endpoint.Endpoint} has no image {image}. .ci/transmission-image makes it.";
        }
        catch (HttpRequestException)
        {
            return $"The container engine at {endpoint.Endpoint} does not answer.";
        }
    }

    private static bool Is(string variable, string value) =>
        string.Equals(Environment.GetEnvironmentVariable(variable), value, StringComparison.OrdinalIgnoreCase);
}
