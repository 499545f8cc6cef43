namespace Hybrid.Daemon.Services;

/// <summary>Installs and removes the service. A service that we did not make is left alone.</summary>
internal static class ServiceKeeping
{
    /// <param name="force">Whether to replace a service of this name that we did not make.</param>
    public static async Task<ServiceOutcome> InstallAsync(
        ISystemServices services,
        ServiceSite site,
        bool force,
        CancellationToken cancellationToken
    )
    {
        ServiceState state = await services.StateAsync(cancellationToken);
        ServicePlan plan = services.Install(site, state.Installed);
        if (state.Installed && !force && !await services.IsOursAsync(cancellationToken))
        {
            return new ServiceOutcome.Foreign(plan.File ?? ScmServices.Name);
        }

        if (plan is { File: { } path, Text: { } text })
        {
            bool same = state.Installed && await File.ReadAllTextAsync(path, cancellationToken) == text;
            if (same && state is { Running: true, Enabled: not false })
            {
                return new ServiceOutcome.Unchanged(plan);
            }

            if (site.Scope == ServiceScope.User)
            {
                // The sandbox can only open a folder that exists.
                Settings.DataFolder.Create(site.Settings.DataDir);
            }

            OwnFile.Write(path, text);
        }

        return await RunAsync(plan, cancellationToken);
    }

    public static async Task<ServiceOutcome> UninstallAsync(ISystemServices services, bool force, CancellationToken cancellationToken)
    {
        ServiceState state = await services.StateAsync(cancellationToken);
        if (!state.Installed)
        {
            return new ServiceOutcome.Missing();
        }

        ServicePlan plan = services.Uninstall();
        if (!force && !await services.IsOursAsync(cancellationToken))
        {
            return new ServiceOutcome.Foreign(plan.File ?? ScmServices.Name);
        }

        // systemd reloads last, when the file is gone.
        ServiceOutcome ended = await RunAsync(plan with { Steps = [.. plan.Steps.Take(1)] }, cancellationToken);
        if (ended is ServiceOutcome.StepFailed)
        {
            return ended;
        }

        if (plan.File is { } path)
        {
            File.Delete(path);
        }

        return await RunAsync(plan with { Steps = [.. plan.Steps.Skip(1)] }, cancellationToken) is ServiceOutcome.StepFailed failed
            ? failed
            : ended with
            {
                Plan = plan,
            };
    }

    public static async Task<ServiceOutcome> RunAsync(ServicePlan plan, CancellationToken cancellationToken)
    {
        List<string> warnings = [];
        foreach (ToolCall step in plan.Steps)
        {
            ToolRun run = await ToolRun.OfAsync(step, cancellationToken);
            if (run.IsOk)
            {
                continue;
            }

            if (step.MayFail is not { } loss)
            {
                return new ServiceOutcome.StepFailed(plan, step, run.Why);
            }

            if (loss.Length > 0)
            {
                warnings.Add($"{step.Line} failed ({run.Why}). {loss}");
            }
        }

        return new ServiceOutcome.Done(plan) { Warnings = warnings };
    }
}
